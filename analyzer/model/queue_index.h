/* SPDX-License-Identifier: GPL-2.0-only */
/* What the parts of the workqueue model share; see queues.h. */
#ifndef LOCKSTEP_MODEL_QUEUE_INDEX_H
#define LOCKSTEP_MODEL_QUEUE_INDEX_H

#include "expr.h"
#include "queues.h"

/* A direct call of a function that is in the program. */
struct queue_call {
	const struct function *from;
	const struct event *event;
};

/* An assignment to a member or a global; function is NULL for an initialiser. */
struct queue_set {
	const struct function *function;
	const struct program_unit *unit;
	const char *value;
};

struct queues {
	const struct program *program;
	struct exprs *exprs;
	GHashTable *calls; /* name -> GArray of struct queue_call */
	GHashTable *sets; /* "tag:member" or "@name" -> GArray of struct queue_set */
	GHashTable *statics; /* "path\nname" of static variables */
	GHashTable *units; /* path -> struct program_unit * */
	GHashTable *exports; /* name -> struct program_unit * */
	GHashTable *handlers; /* item class -> GPtrArray of struct work_handler * */
	GHashTable *handled; /* struct function * -> GPtrArray of item classes */
	GPtrArray *sites; /* struct queue_site * */
	GPtrArray *flushes; /* struct flush_use * */
	GPtrArray *unsettled; /* struct program_unit *: waits for a workqueue of unknown value */
};

/* A value that an expression may have, in terms of one function. */
struct origin {
	const struct function *function; /* NULL: of a static initialiser */
	const struct program_unit *unit;
	const struct expr *x;
	const struct event *call; /* of an EXPR_TEMP that could not be followed */
	unsigned int block,
		index; /* before event `index` of block - 1; 0: anywhere in the function */
};

/* --- queues_index.c */
void queues_index(struct queues *q);
/* Calls of f; NULL if there are none.  To be freed by the caller. */
GArray *queues_callers(const struct queues *q, const struct function *f);
/* Assignments to the variable or member x, those in u's modules only if there are any. */
GArray *queues_sets(const struct queues *q, const struct program_unit *u, const struct expr *x);
const struct expr *queues_parse(const struct queues *q, const struct function *f,
				const struct program_unit *u, const char *text);
gboolean queues_share_module(const struct program_unit *a, const struct program_unit *b);

/* --- queues_origin.c */

/* The EXPR in f before the event `at`; NULL: anywhere. */
struct origin queues_origin(const struct queues *q, const struct function *f,
			    const struct event *at, const char *text);
/* The same for a node. */
struct origin queues_origin_of(const struct function *f, const struct event *at,
			       const struct expr *x);

/* Where x of `o` may come from: through locals, results, and parameters if `callers`. */
GArray *queues_origins(const struct queues *q, struct origin o, gboolean callers);
/* x with the arguments of the call in place of the parameters. */
const struct expr *queues_substitute(const struct queues *q, const struct queue_call *call,
				     const struct expr *x);
/* A pointer to the item itself: through &w->work of delayed work, to_delayed_work() ... */
const struct expr *queues_strip_work(const struct queues *q, const struct expr *x);

/* --- queues_item.c */
/* Adds the classes that the pointer o may point to. */
void queues_classes_of(const struct queues *q, struct origin o, GPtrArray *classes);
void queues_add_class(GPtrArray *classes, const char *class);

/* --- queues_handler.c */
void queues_collect_handlers(struct queues *q);

/* --- queues_value.c */
void queues_value_of(const struct queues *q, const struct origin *o, struct wq_value *v);

/* --- queues_flush.c */
void queues_collect_flushes(struct queues *q);
/* A definition of the workqueue API itself. */
gboolean queues_is_api(const struct function *f);

#endif
