/* SPDX-License-Identifier: GPL-2.0-only */
/* The functions that run for a work item: INIT_WORK() and its kind. */
#include <string.h>

#include "base/arena.h"
#include "queue_index.h"

enum { MAX_INIT_DEPTH = 4 };

static struct function *function_in(const struct queues *q, const struct program_unit *u,
				    const char *name)
{
	struct function from = { .unit = (struct program_unit *)u };

	return program_callee(q->program, &from, name);
}

static GPtrArray *list_of(GHashTable *table, gconstpointer key)
{
	GPtrArray *list = g_hash_table_lookup(table, key);

	if (!list) {
		list = g_ptr_array_new();
		g_hash_table_insert(table, (gpointer)key, list);
	}
	return list;
}

static void add_handler(struct queues *q, const char *item, const struct origin *h)
{
	GPtrArray *list = list_of(q->handlers, item);
	struct work_handler *w;

	for (unsigned int i = 0; i < list->len; i++) {
		w = g_ptr_array_index(list, i);
		if (w->name == h->x->name && w->unit == h->unit)
			return;
	}
	w = arena_alloc(q->program->arena, sizeof(*w));
	w->name = h->x->name;
	w->unit = h->unit;
	w->function = function_in(q, h->unit, w->name);
	g_ptr_array_add(list, w);
	if (w->function)
		queues_add_class(list_of(q->handled, w->function), item);
}

/* The item at `object` gets the handler; both are seen from the same function. */
static void add_init(struct queues *q, struct origin object, struct origin handler)
{
	GPtrArray *classes = g_ptr_array_new();
	GArray *found = queues_origins(q, handler, TRUE);

	queues_classes_of(q, object, classes);
	for (unsigned int i = 0; i < found->len; i++) {
		const struct origin *h = &g_array_index(found, struct origin, i);

		for (unsigned int j = 0; h->x->op == EXPR_GLOBAL && j < classes->len; j++)
			add_handler(q, g_ptr_array_index(classes, j), h);
	}
	g_array_free(found, TRUE);
	g_ptr_array_free(classes, TRUE);
}

/*
 * In a function that initialises what it is given, item and handler of one caller belong
 * together, so each caller is looked at by itself.
 */
static void add_init_in(struct queues *q, const struct function *f, const struct event *at,
			const struct expr *object, const struct expr *handler, unsigned int depth)
{
	GArray *callers = NULL;

	object = queues_strip_work(q, object);
	if (depth < MAX_INIT_DEPTH && (object->op == EXPR_PARAM || handler->op == EXPR_PARAM))
		callers = queues_callers(q, f);
	if (!callers) {
		add_init(q, queues_origin_of(f, at, object), queues_origin_of(f, at, handler));
		return;
	}
	for (unsigned int i = 0; i < callers->len; i++) {
		const struct queue_call *c = &g_array_index(callers, struct queue_call, i);

		add_init_in(q, c->from, c->event, queues_substitute(q, c, object),
			    queues_substitute(q, c, handler), depth + 1);
	}
	g_array_free(callers, TRUE);
}

/* The item whose function pointer x is, or NULL. */
static const struct expr *item_of_pointer(const struct queues *q, const struct expr *x)
{
	if (x->op != EXPR_FIELD || !g_str_equal(x->name, "work_struct:func"))
		return NULL;
	return queues_strip_work(q, expr_address(q->exprs, x->base));
}

static void collect_event(struct queues *q, const struct function *f, const struct event *e)
{
	const struct expr *object, *handler;

	if (e->kind == EVENT_SET && g_str_has_suffix(e->result, "work_struct:func")) {
		object = item_of_pointer(q, queues_parse(q, f, f->unit, e->result));
		handler = queues_parse(q, f, f->unit, e->value);
	} else if (e->kind == EVENT_CALL && e->api && e->api->kind == API_WORK_INIT &&
		   e->api->object >= 0 && e->api->handler >= 0 &&
		   (unsigned int)MAX(e->api->object, e->api->handler) < e->nargs) {
		object = queues_parse(q, f, f->unit, e->args[e->api->object]);
		handler = queues_parse(q, f, f->unit, e->args[e->api->handler]);
	} else {
		return;
	}
	if (object)
		add_init_in(q, f, e, object, handler, 0);
}

/* DECLARE_WORK(name, handler) and .work = { .func = handler }. */
static void collect_initialiser(struct queues *q, const struct initialiser *i)
{
	const struct api *a = i->written ? api_find(i->written) : NULL;
	const struct expr *object = queues_parse(q, i->function, i->unit, i->object);
	const char *value = i->value;

	if (!i->written) {
		object = item_of_pointer(q, object);
	} else {
		if (!a || a->kind != API_WORK_INIT || a->handler < 1 ||
		    (unsigned int)a->handler > i->nargs)
			return;
		value = i->args[a->handler - 1]; /* the name is not among them */
		object = expr_address(q->exprs, object);
	}
	if (object)
		add_init(q,
			 (struct origin){ .function = i->function, .unit = i->unit, .x = object },
			 (struct origin){ .unit = i->unit,
					  .x = queues_parse(q, NULL, i->unit, value) });
}

void queues_collect_handlers(struct queues *q)
{
	const struct program *p = q->program;

	for (unsigned int i = 0; i < p->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(p->units, i);

		for (unsigned int j = 0; j < u->initialisers->len; j++)
			collect_initialiser(q, g_ptr_array_index(u->initialisers, j));
	}
	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++)
			for (unsigned int e = 0; e < f->blocks[b].nevents; e++)
				collect_event(q, f, &f->blocks[b].events[e]);
	}
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct work_handler *x = *(struct work_handler *const *)a;
	const struct work_handler *y = *(struct work_handler *const *)b;
	int r = strcmp(x->name, y->name);

	return r ? r : strcmp(x->unit->path, y->unit->path);
}

/* One of each name: a header's initialiser is seen from several units. */
static void add_once(GPtrArray *list, struct work_handler *w)
{
	for (unsigned int i = 0; i < list->len; i++) {
		const struct work_handler *o = g_ptr_array_index(list, i);

		if (o->name == w->name && o->function == w->function)
			return;
	}
	g_ptr_array_add(list, w);
}

GPtrArray *queues_handlers(const struct queues *q, const struct program_unit *near,
			   const char *item)
{
	GPtrArray *all = g_hash_table_lookup(q->handlers, item);
	GPtrArray *found = g_ptr_array_new();

	for (unsigned int pass = 0; all && pass < 2 && !found->len; pass++) {
		for (unsigned int i = 0; i < all->len; i++) {
			struct work_handler *w = g_ptr_array_index(all, i);

			if (pass || queues_share_module(near, w->unit))
				add_once(found, w);
		}
	}
	g_ptr_array_sort(found, by_name);
	return found;
}
