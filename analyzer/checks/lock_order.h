/* SPDX-License-Identifier: GPL-2.0-only */
/* The two halves of lock-order: direct edges, and edges through tables of functions. */
#ifndef LOCKSTEP_CHECKS_LOCK_ORDER_H
#define LOCKSTEP_CHECKS_LOCK_ORDER_H

#include "lock_text.h"

/* Can both sides run against each other?  Then *tier says how sure that is. */
gboolean lock_order_meet(const struct lock_model *m, const struct observation *x,
			 const struct observation *y, enum confidence *tier);
void lock_order_report(const struct program *p, const struct observation *x,
		       const struct observation *y, enum confidence tier, GPtrArray *findings);
/* Are lock a1 and thing b1 of one object, and a2 and b2 the same two of another function's? */
gboolean lock_order_same_base(const struct expr *a1, const struct expr *b1, const struct expr *a2,
			      const struct expr *b2);
/* Does a third lock that both sides hold keep them from meeting? */
gboolean lock_order_has_gate(const struct observation *x, const struct observation *y);
/* Before anything else runs, or after. */
gboolean lock_order_is_early(const struct observation *o);
/* The key of two classes, in whatever order; to be freed. */
char *lock_order_pair(const char *a, const char *b);
/* done: keys of the pairs that were reported. */
void lock_order_slots(const struct program *p, GHashTable *done, GPtrArray *findings);

#endif
