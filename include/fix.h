/* SPDX-License-Identifier: GPL-2.0-only */
/* What the plans say, put into the findings that they are about. */
#ifndef LOCKSTEP_FIX_H
#define LOCKSTEP_FIX_H

#include "plan.h"

/* Fills f->fix of each wq-flush-system finding that a plan is about. */
void fix_findings(const GPtrArray *plans, GPtrArray *findings);
/* The same for what the proposals are about. */
void fix_proposed(const GPtrArray *proposals, GPtrArray *findings);

#endif
