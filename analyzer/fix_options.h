/* SPDX-License-Identifier: GPL-2.0-only */
/* The options of `fix` and `series` that say what to change. */
#ifndef LOCKSTEP_FIX_OPTIONS_H
#define LOCKSTEP_FIX_OPTIONS_H

#include "options.h"
#include "plan.h"

/* 0, or -1 after a message. */
int fix_options_read(struct plan_options *p, const struct options *o);

#endif
