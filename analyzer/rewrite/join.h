/* SPDX-License-Identifier: GPL-2.0-only */
/* Plans of one module for several system workqueues, made one. */
#ifndef LOCKSTEP_REWRITE_JOIN_H
#define LOCKSTEP_REWRITE_JOIN_H

#include "study.h"

/* A new plan for the module of this unit; NULL: none yet. */
struct plan *plan_new(struct program_unit *u);

/* Plans that change one module become one plan, which keeps them as its parts. */
void plans_join(const struct study *s, GPtrArray *plans);

#endif
