/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Work items, their handlers, the workqueues that they are queued on, and the
 * places that wait for a workqueue of the whole system.
 *
 * An item class is what lockdep would name: "foo.work" for a member of struct
 * foo, "foo_work" for a global, "drivers/x/y.c:foo_work" for a static one,
 * "foo_probe:work" for one on the stack.
 */
#ifndef LOCKSTEP_QUEUES_H
#define LOCKSTEP_QUEUES_H

#include "program.h"

struct queues;

enum { WQ_NAMES = 4 };

/* The workqueues that an expression may mean. */
struct wq_value {
	const char *names[WQ_NAMES]; /* system workqueues, in order of name */
	unsigned int n;
	gboolean is_private; /* may be one that the code allocated */
	gboolean is_unknown; /* may be anything else */
};

/* A call that queues an item. */
struct queue_site {
	const struct function *function;
	const struct event *event;
	struct location at;
	struct wq_value wq;
	GPtrArray *items; /* const char *: item classes; empty if not known */
};

/* One call on the way from the place of a finding to the call that waits. */
struct flush_step {
	const struct function *function;
	const struct event *event;
};

/* A place that waits for a system workqueue, and how. */
struct flush_use {
	const struct function *function; /* place to report */
	const struct event *event;
	struct location at;
	struct wq_value wq; /* names is not empty */
	const char *variable; /* what holds the workqueue as written, "d->wq"; NULL: named itself */
	GArray *via; /* struct flush_step: calls inside wrappers, the last one waits */
};

struct work_handler {
	const char *name;
	const struct function *function; /* NULL if not in the program */
	const struct program_unit *unit; /* where the item is initialised */
};

/* Over a linked program, which must outlive it. */
struct queues *queues_new(const struct program *p);
void queues_free(struct queues *q);

/* All queue sites, by place; struct queue_site *. */
const GPtrArray *queues_sites(const struct queues *q);
/* All waits for a system workqueue, by place; struct flush_use *. */
const GPtrArray *queues_flushes(const struct queues *q);

/* --- queues_item.c and queues_handler.c */

/*
 * Handlers of an item class, by name; those set in `near`'s modules only if there are any.
 * struct work_handler *, to be freed by the caller.
 */
GPtrArray *queues_handlers(const struct queues *q, const struct program_unit *near,
			   const char *item);
/*
 * The classes that the work pointer `expr` may mean where f has the event `at` (NULL: anywhere
 * in f); to be freed by the caller.
 */
GPtrArray *queues_items(const struct queues *q, const struct function *f, const struct event *at,
			const char *expr);
/* The expression as C with the function's parameter names: "&d->work"; lives with the program. */
const char *queues_printable(const struct queues *q, const struct function *f, const char *expr);
/* The class for people: without a path in front. */
const char *queues_item_name(const char *item);

/* --- queues_value.c: what the workqueue expression `expr` may be there */
struct wq_value queues_wq_value(const struct queues *q, const struct function *f,
				const struct event *at, const char *expr);
gboolean wq_value_has(const struct wq_value *v, const char *name);
/* Only system workqueues are possible. */
gboolean wq_value_certain(const struct wq_value *v);

/* --- queues_module.c: sites by module */

/* The functions of u's modules (of u alone if it has none), headers' included; a set. */
GHashTable *queues_module_functions(const struct queues *q, const struct program_unit *u);
/*
 * The queue sites in u's modules, and those in helper modules that u's modules reach through
 * exported functions and that queue an object which they handed over.
 * struct queue_site *, by place; to be freed by the caller.
 */
GPtrArray *queues_sites_of(const struct queues *q, const struct program_unit *u);

/* --- queues_user.c: other modules that may rely on a wait */

/* Exported functions that lead to f inside of its module, f included; const char *, sorted. */
GPtrArray *queues_exports_above(const struct queues *q, const struct function *f);
/* Units of other modules than home's that call or register one of the names: one per module. */
GPtrArray *queues_users(const struct queues *q, const struct program_unit *home,
			const GPtrArray *names);

/* --- queues_want.c: which further units the analysis needs, for the engine */

/*
 * Adds struct module *.  `certain`: something in them waits for a system workqueue, so all their units that
 * queue work or allocate workqueues matter.  `unsettled`: waits for a workqueue that is set elsewhere; units
 * that name a system workqueue matter.
 */
void queues_wanted_modules(const struct queues *q, GPtrArray *certain, GPtrArray *unsettled);
/*
 * Adds the names (const char *) of functions that the flushing modules call with an object (any: or without) and
 * that are not in the program.
 */
void queues_wanted_exports(const struct queues *q, gboolean any, GPtrArray *names);
/*
 * Adds the names of exported functions that lead to a wait: units of other modules that
 * name one, and the units of their modules that queue work, matter as well.
 */
void queues_wanted_users(const struct queues *q, GPtrArray *names);
/*
 * Adds the last words of items that the module queues and that have no handler in the program yet; of
 * `all`, or of those alone that may be on a system workqueue that something waits for.
 */
void queues_wanted_items(const struct queues *q, const struct module *m, gboolean all, GPtrArray *names);

#endif
