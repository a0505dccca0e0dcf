/* SPDX-License-Identifier: GPL-2.0-only */
/* What a workqueue expression may be: system workqueues, private ones, anything. */
#include <string.h>

#include "base/arena.h"
#include "queue_index.h"

enum { MAX_DEPTH = 6 };

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

/* Everything that is ever assigned to the variable or member. */
static void variable_value(const struct queues *q, const struct origin *o, unsigned int depth,
			   struct wq_value *v)
{
	GArray *sets = depth < MAX_DEPTH ? queues_sets(q, o->unit, o->x) : NULL;

	if (!sets || !sets->len)
		v->is_unknown = TRUE;
	for (unsigned int i = 0; sets && i < sets->len; i++) {
		const struct queue_set *s = &g_array_index(sets, struct queue_set, i);
		struct origin from = { s->function, s->unit, NULL, NULL };

		from.x = queues_parse(q, s->function, s->unit, s->value);
		queues_value_of(q, &from, depth + 1, v);
	}
	if (sets)
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

/* *pointer: known if it points to a variable by name. */
static void pointed_value(const struct queues *q, const struct origin *o, unsigned int depth,
			  struct wq_value *v)
{
	struct origin p = { o->function, o->unit, o->x->base, NULL };
	GArray *targets = queues_origins(q, p, TRUE);

	for (unsigned int i = 0; i < targets->len; i++) {
		struct origin t = g_array_index(targets, struct origin, i);

		if (t.x->op == EXPR_ADDR && depth < MAX_DEPTH) {
			t.x = t.x->base;
			queues_value_of(q, &t, depth + 1, v);
		} else {
			v->is_unknown = TRUE;
		}
	}
	g_array_free(targets, TRUE);
}

static void leaf_value(const struct queues *q, const struct origin *o, unsigned int depth,
		       struct wq_value *v)
{
	const struct expr *x = o->x;

	while (x->op == EXPR_INDEX)
		x = x->base;
	switch (x->op) {
	case EXPR_GLOBAL:
		if (x == o->x && tree_system_wq(q->program->tree, x->name)) {
			add_name(v, x->name);
			break;
		}
		/* fallthrough */
	case EXPR_FIELD:
		variable_value(q, o, depth, v);
		break;
	case EXPR_TEMP:
		call_value(o, v);
		break;
	case EXPR_DEREF:
		pointed_value(q, o, depth, v);
		break;
	case EXPR_NUMBER: /* NULL waits for nothing */
		break;
	default:
		v->is_unknown = TRUE;
	}
}

void queues_value_of(const struct queues *q, const struct origin *o, unsigned int depth,
		     struct wq_value *v)
{
	GArray *origins = queues_origins(q, *o, TRUE);

	for (unsigned int i = 0; i < origins->len; i++)
		leaf_value(q, &g_array_index(origins, struct origin, i), depth, v);
	g_array_free(origins, TRUE);
}

struct wq_value queues_wq_value(struct queues *q, const struct function *f, const char *expr)
{
	struct origin o = { f, f->unit, queues_parse(q, f, f->unit, expr), NULL };
	struct wq_value v = { .n = 0 };

	queues_value_of(q, &o, 0, &v);
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
