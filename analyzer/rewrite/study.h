/* SPDX-License-Identifier: GPL-2.0-only */
/* What deciding needs to know of a program beyond queues.h. */
#ifndef LOCKSTEP_REWRITE_STUDY_H
#define LOCKSTEP_REWRITE_STUDY_H

#include "plan.h"

/* A call of a function by its name. */
struct study_call {
	const struct function *from;
	const struct event *event;
};

/* A call that waits for an item, or cancels it without waiting. */
struct item_wait {
	const struct function *function;
	const struct event *event;
};

/* A work item class and all that is known of it. */
struct item {
	const char *class; /* "foo.work" */
	const struct program_unit *unit; /* of the first place that queues it */
	GPtrArray *sites; /* struct queue_site *: those on the workqueue that is flushed */
	gboolean helper; /* queued by a helper module only */
	gboolean delayed, rcu;
	gboolean elsewhere; /* also queued on another workqueue */
	const struct queue_site *other; /* ... here */
	GPtrArray *handlers; /* struct work_handler * */
	GArray *waits; /* struct item_wait: that wait */
	GArray *cancels; /* struct item_wait: cancel_work() */
	const struct event *freed; /* the handler frees its object here, or NULL */
	const struct function *freed_in;
	gboolean requeues; /* the handler queues the item again */
};

struct study {
	const struct program *program;
	const struct queues *queues;
	GHashTable *calls; /* name -> GArray of struct study_call */
	GHashTable *members; /* "tag" -> "outer:member", or "" if there are several */
	GHashTable *waits; /* item class -> GArray of struct item_wait */
	GHashTable *cancels;
	GHashTable *inits; /* item class -> GArray of struct item_wait */
	GHashTable *exits; /* struct function *: the module's exit functions */
};

struct study *study_new(const struct program *p, const struct queues *q);
void study_free(struct study *s);
const char *study_printf(const struct study *s, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

/* --- study_reach.c */

/* Calls of f; to be freed with g_array_unref(). */
GArray *study_callers(const struct study *s, const struct function *f);
/* Does every way into f start at a function that tears something down? */
gboolean study_is_teardown(const struct study *s, const struct function *f);
/* Is f only called when the whole module goes? */
gboolean study_is_exit(const struct study *s, const struct function *f);
/* The chain of function names "a() -> b()" from f to a wait for the item; NULL if there is none. */
const char *study_reaches_wait(const struct study *s, const struct function *f,
			       const struct item *item);

/* --- study_item.c */

/* The items that the sites queue; struct item *, by class.  Free with g_ptr_array_unref(). */
GPtrArray *study_items(const struct study *s, const struct plan *plan, const GPtrArray *sites);

/* Does the function free what its parameter points to, or drop a reference to it? */
gboolean study_frees(const char *name);

/* --- study_must.c */

/*
 * Has the item been waited for on every path to the flush, and not been queued again?  `climb`:
 * through how many callers to look.  A wait right after the flush will do.
 */
gboolean study_has_waited(const struct study *s, const struct plan_site *site,
			  const struct item *item, unsigned int climb);

/* --- study_name.c */

/* Text for the item of this class at the event of f: "chip->work"; NULL if it has no name there. */
const char *study_name_item(const struct study *s, const struct function *f,
			    const struct event *at, const char *class);
/* The condition, in terms of the same object, under which the item is set up; NULL: always. */
const char *study_init_guard(const struct study *s, const struct function *f,
			     const struct event *at, const struct item *item, gboolean *known);

/* --- study_flow.c */

const struct block *study_block_of(const struct function *f, const struct event *at);
/* Does every path from the entry to `at` meet `before` first? */
gboolean study_dominates(const struct function *f, const struct event *before,
			 const struct event *at);
/* May the function do its work without `at`?  An error return before it does not count. */
gboolean study_is_conditional(const struct function *f, const struct event *at);
/* The condition under which `at` is done, if there is exactly one and it has to be true; or NULL. */
const char *study_only_condition(const struct function *f, const struct event *at);
/* The member "tag:name" that the condition right around `at` asks for, or NULL. */
const char *study_condition_member(const struct function *f, const struct event *at);
/* Does the function, or what it calls in its unit, touch this member? */
gboolean study_touches(const struct study *s, const struct function *f, const char *member);

#endif
