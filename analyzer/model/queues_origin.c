/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where a value may come from: back through assignments of locals, results of
 * functions in the program, and the arguments of callers.
 */
#include <string.h>

#include "queue_index.h"

enum { MAX_ORIGINS = 64, MAX_SEEN = 512 };

struct walk {
	const struct queues *q;
	gboolean callers; /* also look at the arguments of callers */
	unsigned int depth; /* calls whose results are being followed: functions may be recursive */
	GArray *found, *seen; /* struct origin */
};

enum { MAX_DEPTH = 4 };

static void follow(struct walk *w, struct origin o);
static GArray *origins_at(const struct queues *q, struct origin o, gboolean callers, unsigned int depth);

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

		if (s->x == o->x && s->function == o->function && s->block == o->block &&
		    s->index == o->index)
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

struct origin queues_origin_of(const struct function *f, const struct event *at,
			       const struct expr *x)
{
	struct origin o = { f, f->unit, x, NULL, 0, 0 };

	for (unsigned int b = 0; at && b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		if (k->nevents && at >= k->events && at < k->events + k->nevents) {
			o.block = b + 1;
			o.index = (unsigned int)(at - k->events);
		}
	}
	return o;
}

struct origin queues_origin(const struct queues *q, const struct function *f,
			    const struct event *at, const char *text)
{
	return queues_origin_of(f, at, queues_parse(q, f, f->unit, text));
}

/* The same place with another expression. */
static struct origin moved(const struct origin *o, const struct expr *x)
{
	struct origin n = *o;

	n.x = x;
	n.call = NULL;
	return n;
}

/* The last assignment of `text` among the first `count` events of a block. */
static const struct event *last_set(const struct block *k, unsigned int count, const char *text)
{
	for (unsigned int i = count; i > 0; i--)
		if (k->events[i - 1].kind == EVENT_SET &&
		    g_str_equal(k->events[i - 1].result, text))
			return &k->events[i - 1];
	return NULL;
}

static gboolean leads_to(const struct block *k, unsigned int target)
{
	for (unsigned int i = 0; i < k->nsucc; i++)
		if (k->succ[i] == target)
			return TRUE;
	return FALSE;
}

/*
 * Adds the assignments of `text` that reach o to `sets` (const struct event *); TRUE if the
 * function's entry reaches it without one.
 */
static gboolean reaching_sets(const struct origin *o, const char *text, GPtrArray *sets)
{
	const struct function *f = o->function;
	gboolean *visited = g_new0(gboolean, f->nblocks), entry = FALSE;
	GArray *todo = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	unsigned int b = o->block - 1, count = o->index;

	for (;;) {
		const struct event *set = last_set(&f->blocks[b], count, text);

		if (set) {
			g_ptr_array_add(sets, (gpointer)set);
		} else {
			entry |= !b;
			for (unsigned int p = 0; p < f->nblocks; p++) {
				if (!visited[p] && leads_to(&f->blocks[p], b)) {
					visited[p] = TRUE;
					g_array_append_val(todo, p);
				}
			}
		}
		if (!todo->len)
			break;
		b = g_array_index(todo, unsigned int, todo->len - 1);
		count = f->blocks[b].nevents;
		g_array_set_size(todo, todo->len - 1);
	}
	g_array_free(todo, TRUE);
	g_free(visited);
	return entry;
}

static gboolean all_sets(const struct origin *o, const char *text, GPtrArray *sets)
{
	const struct function *f = o->function;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (f->blocks[b].events[i].kind == EVENT_SET &&
			    g_str_equal(f->blocks[b].events[i].result, text))
				g_ptr_array_add(sets, &f->blocks[b].events[i]);
	return TRUE;
}

/* What is assigned to the local or parameter; says if its first value may still be there. */
static gboolean follow_sets(struct walk *w, const struct origin *o, const char *text, gboolean *any)
{
	GPtrArray *sets = g_ptr_array_new();
	gboolean entry = o->block ? reaching_sets(o, text, sets) : all_sets(o, text, sets);

	for (unsigned int i = 0; i < sets->len; i++) {
		const struct event *e = g_ptr_array_index(sets, i);

		follow(w, queues_origin(w->q, o->function, e, e->value));
	}
	*any = sets->len > 0;
	g_ptr_array_free(sets, TRUE);
	return entry;
}

static void follow_local(struct walk *w, const struct origin *o, const char *name)
{
	char *text = g_strconcat("%", name, NULL);
	gboolean any;

	follow_sets(w, o, text, &any);
	if (!any)
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
		follow(w, queues_origin_of(o->function, e, queues_substitute(w->q, &c, inside->x)));
	else
		add(w, inside);
}

static void follow_call(struct walk *w, const struct origin *o, const struct event *e)
{
	struct origin inside = { 0 };
	gboolean any = FALSE;
	GArray *values;

	if (!e->api && w->depth < MAX_DEPTH)
		inside.function = program_callee(w->q->program, o->function, e->callee);
	for (unsigned int b = 0; inside.function && b < inside.function->nblocks; b++) {
		const struct block *k = &inside.function->blocks[b];

		if (k->jump != JUMP_RETURN || !k->condition || w->seen->len >= MAX_SEEN / 2)
			continue;
		any = TRUE;
		inside.unit = inside.function->unit;
		inside.x = queues_parse(w->q, inside.function, inside.unit, k->condition);
		inside.block = b + 1;
		inside.index = k->nevents;
		if (seen(w, &inside))
			continue;
		values = origins_at(w->q, inside, FALSE, w->depth + 1);
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
	gboolean any;
	char name[32];

	g_snprintf(name, sizeof(name), "$%ld", o->x->number);
	if (!follow_sets(w, o, name, &any))
		goto out;
	if (!callers)
		add(w, o);
	for (unsigned int i = 0; callers && i < callers->len; i++) {
		const struct queue_call *c = &g_array_index(callers, struct queue_call, i);

		follow(w, queues_origin_of(c->from, c->event, queues_substitute(w->q, c, o->x)));
	}
out:
	if (callers)
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

static GArray *origins_at(const struct queues *q, struct origin o, gboolean callers, unsigned int depth)
{
	struct walk w = { .q = q, .callers = callers, .depth = depth };

	w.found = g_array_new(FALSE, FALSE, sizeof(struct origin));
	w.seen = g_array_new(FALSE, FALSE, sizeof(struct origin));
	follow(&w, o);
	g_array_free(w.seen, TRUE);
	return w.found;
}

GArray *queues_origins(const struct queues *q, struct origin o, gboolean callers)
{
	return origins_at(q, o, callers, 0);
}
