/* SPDX-License-Identifier: GPL-2.0-only */
/* Step 0: what to do about one flush. */
#ifndef LOCKSTEP_REWRITE_DECIDE_H
#define LOCKSTEP_REWRITE_DECIDE_H

#include "study.h"

/* What the flushes of one plan may wait for. */
struct scope {
	GPtrArray *sites; /* struct queue_site *: on the workqueue */
	GPtrArray *items; /* struct item *: what they queue */
	unsigned int nameless; /* sites whose item is not known */
	const struct queue_site *unknown; /* one whose workqueue is not known, or NULL */
	const char *hidden; /* where a queue function's address is taken, in words; or NULL */
	const char *failed; /* unit of the modules that could not be analysed, or NULL */
};

/* Fills strategy, reason, waits and object of the site, and plan->device. */
void decide_site(const struct study *s, struct plan *plan, const struct scope *scope,
		 struct plan_site *site, const struct plan_options *o);

/* --- decide_item.c */

/* Why the flush need not wait for the item: something else does; NULL: it must. */
const char *decide_covered(const struct study *s, const struct plan_site *site,
			   const struct item *item);
/* Is the item queued by another module on this module's behalf? */
gboolean decide_is_foreign(const struct plan_site *site, const struct item *item);
/* Adds the wait that stands for the item to the site; or NULL and why that cannot be. */
const char *decide_wait(const struct study *s, struct plan_site *site, const struct item *item);

/* --- decide_device.c */

/* Can each device have a workqueue for these items?  Why not; or NULL, with plan->device and site->object. */
const char *decide_device(const struct study *s, struct plan *plan, const struct scope *scope,
			  struct plan_site *site);

#endif
