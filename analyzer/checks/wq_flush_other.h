/* SPDX-License-Identifier: GPL-2.0-only */
/* Further ways in which who is waited for needs a lock of who waits: parts of wq-flush-under-lock. */
#ifndef LOCKSTEP_CHECKS_WQ_FLUSH_OTHER_H
#define LOCKSTEP_CHECKS_WQ_FLUSH_OTHER_H

#include "lock_text.h"

/* wait_for_completion() under a lock that everybody takes who completes it. */
void wq_flush_completions(const struct program *p, GPtrArray *findings);
/* del_timer_sync() under a lock that an interrupt handler takes; sections: see wq_flush_causes(). */
void wq_flush_timers(const struct program *p, GHashTable *sections, GPtrArray *findings);
/* A core waits for callbacks of its drivers that call the core. */
void wq_flush_power(const struct program *p, GPtrArray *findings);
/* A third function stands between the handler's lock and the waiter's. */
void wq_flush_third(const struct program *p, const struct observation *wait,
		    const struct binding *b, GHashTable *done, GPtrArray *findings);

#endif
