/* SPDX-License-Identifier: GPL-2.0-only */
/* What a workqueue expression may be: system workqueues, private ones, anything. */
#include <string.h>

#include "queue_index.h"

struct valuation {
	const struct queues *q;
	struct wq_value *v;
	GPtrArray *seen; /* const struct expr *: variables that are accounted for */
};

static void value_of(struct valuation *n, const struct origin *o);

static void add_name(struct wq_value *v, const char *name)
{
	unsigned int at = 0;

	while (at < v->n && strcmp(v->names[at], name) < 0)
		at++;
	if (at < v->n && g_str_equal(v->names[at], name))
		return;
	if (v->n == WQ_NAMES) {
		v->is_unknown = TRUE;
		return;
	}
	memmove(v->names + at + 1, v->names + at, (v->n - at) * sizeof(v->names[0]));
	v->names[at] = name;
	v->n++;
}

static gboolean seen(struct valuation *n, const struct expr *x)
{
	for (unsigned int i = 0; i < n->seen->len; i++) {
		const struct expr *s = g_ptr_array_index(n->seen, i);

		if (s->op == x->op && s->name == x->name)
			return TRUE;
	}
	g_ptr_array_add(n->seen, (gpointer)x);
	return FALSE;
}

/* Everything that is ever assigned to the variable or member. */
static void variable_value(struct valuation *n, const struct origin *o, const struct expr *x)
{
	GArray *sets;

	if (seen(n, x))
		return;
	sets = queues_sets(n->q, o->unit, x);
	if (!sets->len)
		n->v->is_unknown = TRUE;
	for (unsigned int i = 0; i < sets->len; i++) {
		const struct queue_set *s = &g_array_index(sets, struct queue_set, i);
		struct origin from = { .function = s->function, .unit = s->unit };

		from.x = queues_parse(n->q, s->function, s->unit, s->value);
		value_of(n, &from);
	}
	g_array_free(sets, TRUE);
}

static void call_value(const struct origin *o, struct wq_value *v)
{
	const struct api *a = o->call ? o->call->api : NULL;

	if (a && a->kind == API_WQ_ALLOC && !(a->flags & API_KTHREAD))
		v->is_private = TRUE;
	else
		v->is_unknown = TRUE;
}

/* A variable that holds the address of one with a workqueue. */
static void stored_pointer(struct valuation *n, const struct origin *o)
{
	GArray *sets = queues_sets(n->q, o->unit, o->x);

	n->v->is_unknown |= !sets->len;
	for (unsigned int i = 0; i < sets->len; i++) {
		const struct queue_set *s = &g_array_index(sets, struct queue_set, i);
		struct origin from = { .function = s->function, .unit = s->unit };

		from.x = queues_parse(n->q, s->function, s->unit, s->value);
		if (from.x->op == EXPR_ADDR && from.x->base->op == EXPR_GLOBAL) {
			from.x = from.x->base;
			value_of(n, &from);
		} else {
			n->v->is_unknown = TRUE;
		}
	}
	g_array_free(sets, TRUE);
}

/* *pointer: known if it points to a variable by name. */
static void pointed_value(struct valuation *n, const struct origin *o)
{
	struct origin p = *o;
	GArray *targets;

	p.x = o->x->base;
	targets = queues_origins(n->q, p, TRUE);
	for (unsigned int i = 0; i < targets->len; i++) {
		struct origin t = g_array_index(targets, struct origin, i);

		if (t.x->op == EXPR_ADDR && t.x->base->op != EXPR_DEREF) {
			t.x = t.x->base;
			value_of(n, &t);
		} else if (t.x->op == EXPR_GLOBAL || t.x->op == EXPR_FIELD) {
			stored_pointer(n, &t);
		} else {
			n->v->is_unknown = TRUE;
		}
	}
	g_array_free(targets, TRUE);
}

static void leaf_value(struct valuation *n, const struct origin *o)
{
	const struct expr *x = o->x;

	while (x->op == EXPR_INDEX)
		x = x->base;
	if (x == o->x && x->op == EXPR_GLOBAL && tree_system_wq(n->q->program->tree, x->name))
		add_name(n->v, x->name);
	else if (x->op == EXPR_GLOBAL || x->op == EXPR_FIELD)
		variable_value(n, o, x);
	else if (x->op == EXPR_TEMP)
		call_value(o, n->v);
	else if (x->op == EXPR_DEREF)
		pointed_value(n, o);
	else if (x->op != EXPR_NUMBER) /* NULL is no workqueue */
		n->v->is_unknown = TRUE;
}

static void value_of(struct valuation *n, const struct origin *o)
{
	GArray *origins = queues_origins(n->q, *o, TRUE);

	for (unsigned int i = 0; i < origins->len; i++)
		leaf_value(n, &g_array_index(origins, struct origin, i));
	g_array_free(origins, TRUE);
}

void queues_value_of(const struct queues *q, const struct origin *o, struct wq_value *v)
{
	struct valuation n = { q, v, g_ptr_array_new() };

	value_of(&n, o);
	g_ptr_array_free(n.seen, TRUE);
}

struct wq_value queues_wq_value(const struct queues *q, const struct function *f,
				const struct event *at, const char *expr)
{
	struct origin o = queues_origin(q, f, at, expr);
	struct wq_value v = { .n = 0 };

	queues_value_of(q, &o, &v);
	if (!v.n && !v.is_private)
		v.is_unknown = TRUE;
	return v;
}

gboolean wq_value_has(const struct wq_value *v, const char *name)
{
	for (unsigned int i = 0; i < v->n; i++)
		if (g_str_equal(v->names[i], name))
			return TRUE;
	return FALSE;
}

gboolean wq_value_certain(const struct wq_value *v)
{
	return v->n && !v->is_private && !v->is_unknown;
}
