/* SPDX-License-Identifier: GPL-2.0-only */
/* The Step 4 audit. */
#ifndef LOCKSTEP_REWRITE_AUDIT_H
#define LOCKSTEP_REWRITE_AUDIT_H

#include "scope.h"

/* One row per queue call of the plan's modules, into plan->audit. */
void audit_make(const struct study *s, struct plan *plan);

#endif
