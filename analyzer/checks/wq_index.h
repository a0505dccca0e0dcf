/* SPDX-License-Identifier: GPL-2.0-only */
/* Which workqueue an item is queued on, and how the workqueue was allocated. */
#ifndef LOCKSTEP_CHECKS_WQ_INDEX_H
#define LOCKSTEP_CHECKS_WQ_INDEX_H

#include "lock_text.h"

struct wq_index;

/* Properties of a class of workqueues, over all places that allocate one of it. */
struct wq_kind {
	gboolean reclaim; /* has WQ_MEM_RECLAIM at some place */
	gboolean legacy; /* ... implied by create_workqueue() */
	gboolean plain; /* has it not, at some place */
	gboolean ordered, unordered;
	gboolean unknown; /* the flags are not written out at some place */
	struct location at; /* the first place; path NULL for a workqueue of the system */
	const struct function *function;
};

/* One place that queues an item. */
struct wq_queued {
	const char *wq; /* its class */
	const struct queued *site;
};

struct wq_index *wq_index_new(const struct program *p);
void wq_index_free(struct wq_index *x);

/* NULL: no place that allocates it is known. */
const struct wq_kind *wq_index_kind(const struct wq_index *x, const char *wq);
/* struct wq_queued by place, for the class of an item; NULL if there are none. */
const GArray *wq_index_queued(const struct wq_index *x, const char *item);

/* The class of a work item: &x->dwork.work is x->dwork. */
const char *wq_item_class(const struct program *p, const struct expr *object,
			  const struct function *place);

#endif
