/* SPDX-License-Identifier: GPL-2.0-only */
/* The parts of lock-sleep-atomic. */
#ifndef LOCKSTEP_CHECKS_LOCK_SLEEP_H
#define LOCKSTEP_CHECKS_LOCK_SLEEP_H

#include "lock_text.h"

/* --- lock_sleep_atomic.c */

/* The name of what sleeps at the end of the chain. */
const char *lock_sleep_operation(const struct use *u);
/*
 * disable_irq() "may be called - with care - from IRQ context": it sleeps only for a threaded
 * handler, and which one there is is not known here.
 */
gboolean lock_sleep_is_careful(const struct use *u);
/* How sure it is that a function sleeps in this way whenever it is called. */
enum confidence lock_sleep_tier(const struct use *u);

/*
 * --- lock_sleep_rule.c: what the kernel calls in atomic context, one finding for each place that
 * sleeps; handlers: functions that were looked at already.
 */
void lock_sleep_rules(const struct program *p, GHashTable *handlers, GPtrArray *findings);

/* Under no condition, or only after "if (!arg) return". */
gboolean lock_sleep_is_usual(const struct guard *g);
/* Short, and within one module: what decides on the way is the driver's own. */
gboolean lock_sleep_is_own(const struct use *u);

/* --- lock_sleep_slot.c */

/* The shortest way in which the function sleeps whatever it is given; NULL if there is none. */
const struct use *lock_sleeps(const struct summary *s);
/* Functions of tables that a core calls under a spinlock or the RCU read lock. */
void lock_sleep_slots(const struct program *p, GPtrArray *findings);

#endif
