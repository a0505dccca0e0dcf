/* SPDX-License-Identifier: GPL-2.0-only */
/* Proposals: a change for one finding of the lock checks, where it is provable. */
#ifndef LOCKSTEP_PROPOSE_H
#define LOCKSTEP_PROPOSE_H

#include "plan.h"

/* Does the check have proposals? */
gboolean propose_knows(const char *check);

/*
 * A plan for the finding, with edits: plan->finding is set, plan->sites is empty.  Without edits:
 * plan->proof says why there are none.  p->locks must be built.
 */
struct plan *propose(const struct finding *f, const struct program *p);
/*
 * One plan for all proven ones of the same files, so that their diffs do not meet; to be
 * proven again.  NULL: plans->pdata[i] is the only one.
 */
struct plan *propose_together(const GPtrArray *plans, guint i, const struct program *p);

#endif
