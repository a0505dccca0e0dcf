/* SPDX-License-Identifier: GPL-2.0-only */
/* The parts of wq-flush-under-lock: a wait under a lock, and the handler that takes the lock. */
#ifndef LOCKSTEP_CHECKS_WQ_FLUSH_MEET_H
#define LOCKSTEP_CHECKS_WQ_FLUSH_MEET_H

#include "lock_text.h"

/* One way in which the two sides meet. */
struct meeting {
	const struct observation *wait;
	const struct binding *binding;
	const struct use *lock; /* in the handler's summary */
	enum same_object same;
	enum confidence confidence;
};

/* --- wq_flush_tier.c: how sure is it? */
enum confidence wq_flush_tier(const struct program *p, const struct meeting *m);

/* --- wq_flush_idle.c: nothing can run that is waited for */

/* In an exit function, what was cancelled once stays so. */
gboolean wq_flush_is_idle(const struct observation *o);
/* The handler takes care that nobody waits for it. */
gboolean wq_flush_gives_way(const struct binding *b);
/*
 * A high-resolution timer that is only started for the processor that starts it: who cancels it there
 * with interrupts disabled finds it pending, not running.
 */
gboolean wq_flush_is_pinned(const struct binding *b);
/* What waits undoes what it has set up itself, and has not started. */
gboolean wq_flush_is_fresh(const struct program *p, const struct observation *o,
			   const struct binding *b);

/* --- wq_flush_slot.c: through tables of functions */

/*
 * The slot call o with one target's wait in its place, to be freed with g_free(); NULL: the target
 * drops the lock for it.
 */
struct observation *wq_flush_through(const struct program *p, const struct observation *o,
				     const struct function *target, const struct use *wait);
/* May the handler mean this function of the table that it calls? */
gboolean wq_flush_is_own(const struct program *p, const struct meeting *m,
			 const struct function *target);
/* The lock that such a function takes; NULL: not the one that is held. */
const struct use *wq_flush_slot_lock(const struct program *p, const struct meeting *m,
				     const struct use *lock);

/* --- wq_flush_report.c */

/* Findings of one call under one lock become one. */
GHashTable *wq_flush_causes(void);
void wq_flush_report(const struct program *p, const struct meeting *m, GHashTable *causes,
		     GPtrArray *findings);
/* The finding for the lock that o holds, if there is one. */
struct finding *wq_flush_reported(const struct program *p, const struct observation *o,
				  GHashTable *causes);
void wq_flush_remember(const struct program *p, const struct observation *o, GHashTable *causes,
		       struct finding *f);

#endif
