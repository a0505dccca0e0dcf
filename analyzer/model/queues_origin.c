/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where a value may come from: back through assignments of locals, results of
 * functions in the program, and the arguments of callers.  Not flow-sensitive:
 * every assignment of a local counts.
 */
#include <string.h>

#include "queue_index.h"

enum { MAX_ORIGINS = 64, MAX_SEEN = 512 };

struct walk {
	const struct queues *q;
	gboolean callers; /* also look at the arguments of callers */
	GArray *found, *seen; /* struct origin */
};

static void follow(struct walk *w, struct origin o);

static void add(struct walk *w, const struct origin *o)
{
	for (unsigned int i = 0; i < w->found->len; i++) {
		const struct origin *f = &g_array_index(w->found, struct origin, i);

		if (f->x == o->x && f->function == o->function && f->call == o->call)
			return;
	}
	if (w->found->len < MAX_ORIGINS)
		g_array_append_vals(w->found, o, 1);
}

static gboolean seen(struct walk *w, const struct origin *o)
{
	for (unsigned int i = 0; i < w->seen->len; i++) {
		const struct origin *s = &g_array_index(w->seen, struct origin, i);

		if (s->x == o->x && s->function == o->function)
			return TRUE;
	}
	if (w->seen->len >= MAX_SEEN)
		return TRUE;
	g_array_append_vals(w->seen, o, 1);
	return FALSE;
}

const struct expr *queues_strip_work(const struct queues *q, const struct expr *x)
{
	static const char *const inner[] = { "delayed_work:work", "rcu_work:work", NULL };

	for (;;) {
		if (x->op == EXPR_ADDR && x->base->op == EXPR_FIELD &&
		    g_strv_contains(inner, x->base->name))
			x = expr_address(q->exprs, x->base->base);
		else if (x->op == EXPR_CONTAINER && g_strv_contains(inner, x->name))
			x = x->base;
		else
			return x;
	}
}

static struct origin moved(const struct origin *o, const struct expr *x)
{
	struct origin n = { o->function, o->unit, x, NULL };

	return n;
}

/* Everything that is assigned to the local or parameter with this EXPR. */
static gboolean follow_sets(struct walk *w, const struct origin *o, const char *text)
{
	const struct function *f = o->function;
	gboolean any = FALSE;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind != EVENT_SET || !g_str_equal(e->result, text))
				continue;
			any = TRUE;
			follow(w, moved(o, queues_parse(w->q, f, o->unit, e->value)));
		}
	}
	return any;
}

static void follow_local(struct walk *w, const struct origin *o, const char *name)
{
	char *text = g_strconcat("%", name, NULL);

	if (!follow_sets(w, o, text))
		add(w, o);
	g_free(text);
}

struct arguments {
	const struct queues *q;
	const struct queue_call *call;
};

static const struct expr *argument(void *context, const struct expr *leaf)
{
	const struct arguments *a = context;
	const struct event *e = a->call->event;

	if (leaf->op != EXPR_PARAM)
		return leaf;
	if (leaf->number < 0 || (unsigned long)leaf->number >= e->nargs)
		return expr_make(a->q->exprs, EXPR_UNKNOWN, NULL, NULL, 0);
	return queues_parse(a->q, a->call->from, a->call->from->unit, e->args[leaf->number]);
}

const struct expr *queues_substitute(const struct queues *q, const struct queue_call *call,
				     const struct expr *x)
{
	struct arguments a = { q, call };

	return expr_map(q->exprs, x, argument, &a);
}

/* One value that the called function returns, seen from the caller. */
static void follow_returned(struct walk *w, const struct origin *o, const struct event *e,
			    const struct origin *inside)
{
	struct queue_call c = { o->function, e };
	enum expr_op root = expr_root(inside->x)->op;

	if (root == EXPR_PARAM && inside->function != o->function)
		follow(w, moved(o, queues_substitute(w->q, &c, inside->x)));
	else
		add(w, inside);
}

static void follow_call(struct walk *w, const struct origin *o, const struct event *e)
{
	struct origin inside = { 0 };
	gboolean any = FALSE;
	GArray *values;

	inside.function = e->api ? NULL : program_callee(w->q->program, o->function, e->callee);
	for (unsigned int b = 0; inside.function && b < inside.function->nblocks; b++) {
		const struct block *k = &inside.function->blocks[b];

		if (k->jump != JUMP_RETURN || !k->condition || w->seen->len >= MAX_SEEN / 2)
			continue;
		any = TRUE;
		inside.unit = inside.function->unit;
		inside.x = queues_parse(w->q, inside.function, inside.unit, k->condition);
		if (seen(w, &inside))
			continue;
		values = queues_origins(w->q, inside, FALSE);
		for (unsigned int i = 0; i < values->len; i++)
			follow_returned(w, o, e, &g_array_index(values, struct origin, i));
		g_array_free(values, TRUE);
	}
	if (!any) {
		inside = *o;
		inside.call = e;
		add(w, &inside);
	}
}

static void follow_temp(struct walk *w, const struct origin *o)
{
	const struct function *f = o->function;
	char name[32];

	g_snprintf(name, sizeof(name), "%%t%ld", o->x->number);
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && g_str_equal(e->result, name)) {
				follow_call(w, o, e);
				return;
			}
		}
	}
	follow_local(w, o, name + 1); /* a variable that is called t1 */
}

static void follow_parameter(struct walk *w, const struct origin *o)
{
	GArray *callers = w->callers ? queues_callers(w->q, o->function) : NULL;
	char name[32];

	g_snprintf(name, sizeof(name), "$%ld", o->x->number);
	follow_sets(w, o, name);
	if (!callers) {
		add(w, o);
		return;
	}
	for (unsigned int i = 0; i < callers->len; i++) {
		const struct queue_call *c = &g_array_index(callers, struct queue_call, i);
		struct origin n = { c->from, c->from->unit, queues_substitute(w->q, c, o->x),
				    NULL };

		follow(w, n);
	}
	g_array_free(callers, TRUE);
}

static void follow(struct walk *w, struct origin o)
{
	o.x = queues_strip_work(w->q, o.x);
	if (seen(w, &o))
		return;
	if (o.x->op == EXPR_EITHER) {
		follow(w, moved(&o, o.x->base));
		follow(w, moved(&o, o.x->alt));
	} else if (!o.function) {
		add(w, &o);
	} else if (o.x->op == EXPR_LOCAL) {
		follow_local(w, &o, o.x->name);
	} else if (o.x->op == EXPR_TEMP) {
		follow_temp(w, &o);
	} else if (o.x->op == EXPR_PARAM) {
		follow_parameter(w, &o);
	} else {
		add(w, &o);
	}
}

GArray *queues_origins(const struct queues *q, struct origin o, gboolean callers)
{
	struct walk w = { q, callers, NULL, NULL };

	w.found = g_array_new(FALSE, FALSE, sizeof(struct origin));
	w.seen = g_array_new(FALSE, FALSE, sizeof(struct origin));
	follow(&w, o);
	g_array_free(w.seen, TRUE);
	return w.found;
}
