/* SPDX-License-Identifier: GPL-2.0-only */
/* What the facts of a rewritten module have to say. */
#ifndef LOCKSTEP_REWRITE_PROOF_QUEUE_H
#define LOCKSTEP_REWRITE_PROOF_QUEUE_H

#include "plan.h"

/* What is not as it should be in the new program, to be freed; NULL: all is well. */
char *proof_of_queue(const struct plan *plan, const struct queues *before,
		     const struct queues *after, const struct program *p);
/*
 * --- proof_locks.c: what the lock analysis finds new; *reclaim: it asks for WQ_MEM_RECLAIM.  The
 * findings (struct finding *; NULL: none) have to be gone.
 */
char *proof_of_locks(const GPtrArray *gone, struct program *before, struct program *after,
		     gboolean *reclaim);
/*
 * --- proof_init.c: the function that makes the workqueue, path by path.  destroyers: struct function *,
 * those that destroy it.
 */
char *proof_of_init(const struct function *f, const GPtrArray *destroyers, const char *variable);
/* Is the variable that this return names always 0 there, or never?  FALSE: it can be both, or is not known. */
gboolean proof_result_at(const struct function *f, const struct block *k, gboolean *zero);
/* --- proof_calls.c: nobody calls those functions twice */
char *proof_of_calls(const struct program *p, const struct function *maker, const GPtrArray *destroyers,
		     const char *variable);

#endif
