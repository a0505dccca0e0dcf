/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A locked region of a function: the calls that take the lock, all that release it on any way on, and
 * what happens in between.
 */
#ifndef LOCKSTEP_REWRITE_REGION_H
#define LOCKSTEP_REWRITE_REGION_H

#include "proposer.h"

struct region {
	const struct function *function;
	const struct expr *object;
	GPtrArray *locks, *unlocks, *inside; /* const struct event * */
};

/* The region of the lock that `taken` takes; why it is not all seen, or NULL. */
const char *region_read(const struct proposer *x, const struct function *f,
			const struct event *taken, struct region *r);
void region_release(struct region *r);
/*
 * Why what happens in the region forbids to disable interrupts there, or NULL.  strict: also a call
 * through a pointer of which nothing is known.
 */
const char *region_allows_irqs_off(const struct proposer *x, const struct region *r,
				   gboolean strict);
/* Is there a preprocessor line between its first and its last call? */
gboolean region_has_directive(const struct proposer *x, const struct region *r);

/*
 * --- declare.c: the name of a variable for saved flags, "flags"; declared if there is none that is
 * free in the region.  *name: interned.  Why there is none, or NULL.
 */
const char *declare_flags(const struct proposer *x, const struct region *r, const char **name);

#endif
