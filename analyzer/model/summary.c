/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the exits of a walk to what callers see: locks that are left held or
 * released, on which results, and locks that are forgotten on some path.
 */
#include <string.h>

#include "locks.h"

/* One lock that some exit holds or has given away for the caller. */
struct candidate {
	const struct expr *object; /* in the function's own words */
	struct held held;
	const struct event *event;
	gboolean acquired;
	unsigned int with, without; /* RETURN_* of exits */
	unsigned int without_released; /* ... that took and released it */
	gboolean same_value; /* some of both return the very same */
	unsigned int line; /* of the first exit that has it */
	unsigned int line_returns;
};

/* When leaks are judged, a lock whose conditional release was passed by is no evidence. */
static gboolean counts(const struct flow *w, const struct held *h)
{
	if (w->judging && h->flags & HELD_SKIPPED)
		return FALSE;
	return !(h->flags & (HELD_ASSUMED | HELD_RETAKEN | HELD_MAYBE)) && h->object;
}

static gboolean exit_holds(const struct flow *w, const struct flow_exit *x,
			   const struct expr *object)
{
	for (unsigned int i = 0; i < x->state.nheld; i++)
		if (x->state.held[i].object == object && counts(w, &x->state.held[i]))
			return TRUE;
	return FALSE;
}

static const struct released *exit_released(const struct flow_exit *x, const struct expr *object)
{
	for (unsigned int i = 0; i < x->state.nreleased; i++)
		if (x->state.released[i].object == object && !x->state.released[i].skipped)
			return &x->state.released[i];
	return NULL;
}

static void add_candidate(GArray *all, const struct candidate *c)
{
	for (unsigned int i = 0; i < all->len; i++) {
		struct candidate *old = &g_array_index(all, struct candidate, i);

		if (old->object == c->object && old->acquired == c->acquired)
			return;
	}
	g_array_append_vals(all, c, 1);
}

static GArray *candidates(const struct flow *w)
{
	GArray *all = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);

		for (unsigned int k = 0; k < x->state.nheld; k++) {
			const struct held *h = &x->state.held[k];

			if (counts(w, h))
				add_candidate(all, &(struct candidate){ .object = h->object,
									.held = *h,
									.event = h->event,
									.acquired = TRUE });
		}
		for (unsigned int k = 0; k < x->state.nreleased; k++) {
			const struct released *r = &x->state.released[k];

			if (r->dropped)
				add_candidate(all, &(struct candidate){ .object = r->object,
									.event = r->event });
		}
	}
	return all;
}

static void compare_exits(const struct flow *w, struct candidate *c)
{
	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);
		const struct released *r = exit_released(x, c->object);
		gboolean has = c->acquired ? exit_holds(w, x, c->object) : r && r->dropped;

		if (has) {
			if (!c->with || (x->returns & (RETURN_NEGATIVE | RETURN_ERRPTR) &&
					 !(c->line_returns & (RETURN_NEGATIVE | RETURN_ERRPTR)))) {
				c->line = x->line;
				c->line_returns = x->returns;
			}
			c->with |= x->returns;
		} else {
			c->without |= x->returns;
			if (r && !r->dropped)
				c->without_released |= x->returns;
		}
	}
}

/* Was a conditional lock of it passed by, so that nobody knows? */
static gboolean passed_by(const struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object && s->released[i].skipped &&
		    !s->released[i].failed)
			return TRUE;
	return FALSE;
}

/* Does some exit with it return the very value that one does that released it? */
static void compare_values(const struct flow *w, struct candidate *c)
{
	for (unsigned int i = 0; i < w->exits->len && !c->same_value; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);

		if (!exit_holds(w, x, c->object) || (x->value && x->value->op == EXPR_UNKNOWN))
			continue;
		for (unsigned int k = 0; k < w->exits->len; k++) {
			const struct flow_exit *y = &g_array_index(w->exits, struct flow_exit, k);
			const struct released *r = exit_released(y, c->object);

			if (exit_holds(w, y, c->object) || x->value != y->value ||
			    x->returns != y->returns)
				continue;
			/* Or never took it: then the caller can not know either. */
			c->same_value |= r ? !r->dropped :
					     x->value && x->value->op == EXPR_NUMBER &&
							 c->without_released &&
							 !passed_by(&y->state, c->object);
		}
	}
}

/* ------------------------------------------------------------------- effects */

struct exported {
	struct flow *flow;
	const struct expr *result;
	gboolean failed;
};

static const struct expr *effect_leaf(void *context, const struct expr *leaf)
{
	struct exported *x = context;

	if (leaf == x->result)
		return expr_make(x->flow->model->exprs, EXPR_RESULT, NULL, NULL, 0);
	if (leaf->op == EXPR_LOCAL || leaf->op == EXPR_TEMP || leaf->op == EXPR_UNKNOWN)
		x->failed = TRUE;
	return leaf;
}

/* The object in words that the caller understands; NULL if there are none. */
static const struct expr *effect_object(struct flow *w, const struct candidate *c)
{
	struct exported x = { w, NULL, FALSE };
	const struct expr *o;

	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *e = &g_array_index(w->exits, struct flow_exit, i);
		const struct expr *v = e->value ? prepare_canonical(w->model, w->prep, e->value) :
						  NULL;

		if (v && (v->op == EXPR_LOCAL || v->op == EXPR_TEMP) && expr_contains(c->object, v))
			x.result = v;
		else if (v && v->base && expr_contains(c->object, v))
			return expr_replace(w->model->exprs, c->object, v,
					    expr_make(w->model->exprs, EXPR_RESULT, NULL, NULL, 0));
	}
	o = expr_map(w->model->exprs, c->object, effect_leaf, &x);
	return x.failed ? NULL : o;
}

static const struct expr *class_leaf(void *context, const struct expr *leaf)
{
	const struct flow *w = context;

	if (leaf->op == EXPR_GLOBAL || leaf->op == EXPR_PARAM)
		return leaf;
	return expr_make(w->model->exprs, EXPR_UNKNOWN, NULL, NULL, 0);
}

/* Nothing but the class of the lock; NULL if not even that is known. */
static const struct expr *class_object(struct flow *w, const struct expr *x)
{
	x = expr_map(w->model->exprs, x, class_leaf, w);
	return *lock_class_name(w->model, x, w->function) ? x : NULL;
}

static const struct api *release_api(const struct flow *w, const struct candidate *c)
{
	if (c->acquired)
		return c->held.api;
	for (unsigned int i = 0; i < w->prep->nevents; i++)
		if (w->prep->events[i].event == c->event && w->prep->events[i].api)
			return w->prep->events[i].api;
	for (unsigned int i = 0; i < w->prep->nevents; i++) {
		const struct function *f = w->prep->events[i].callee;

		if (w->prep->events[i].event == c->event && f &&
		    w->model->summaries[f->id].neffects)
			return w->model->summaries[f->id].effects[0].api;
	}
	return NULL;
}

static gboolean exit_has(const struct flow *w, const struct flow_exit *x, const struct candidate *c)
{
	const struct released *r;

	if (c->acquired)
		return exit_holds(w, x, c->object);
	r = exit_released(x, c->object);
	return r && r->dropped;
}

/* Can the parameter have this value on the path that led to the exit? */
static gboolean exit_allows(const struct flow_exit *x, const struct expr *param, long value)
{
	struct state copy = x->state;

	return state_assume(&copy, param, REL_EQ, value, FALSE);
}

/* Is it done exactly at the exits where the parameter is (not) `value`? */
static gboolean decides(const struct flow *w, const struct candidate *c, const struct expr *param,
			long value, gboolean equal)
{
	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);
		const struct known *k = state_known(&x->state, param);

		if (!k || exit_allows(x, param, value) != (exit_has(w, x, c) == equal))
			return FALSE;
		if (exit_allows(x, param, value) && k->low != k->high)
			return FALSE;
	}
	return TRUE;
}

static struct guard deciding_guard(struct flow *w, const struct candidate *c)
{
	struct guard g = { .param = -1 };

	for (unsigned int i = 0; i < w->function->nparams && g.param < 0; i++) {
		const struct expr *p = expr_make(w->model->exprs, EXPR_PARAM, NULL, NULL, (long)i);

		for (unsigned int equal = 0; equal < 2; equal++)
			if (decides(w, c, p, 0, equal != 0))
				g = (struct guard){ .param = (int)i, .equal = equal != 0 };
	}
	return g;
}

static void add_effect(struct flow *w, GArray *out, const struct candidate *c)
{
	struct effect e = { .acquired = c->acquired,
			    .event = c->event,
			    .function = w->function,
			    .when = RETURN_ANY,
			    .guard.param = -1 };

	if (c->with & c->without)
		e.guard = deciding_guard(w, c);
	if (e.guard.param < 0) {
		e.maybe = c->acquired ? (c->with & c->without) != 0 : c->without != 0;
		if (!e.maybe && c->without)
			e.when = c->with;
	}
	e.object = effect_object(w, c);
	if (!e.object) {
		e.object = class_object(w, c->object);
		e.maybe = TRUE;
		e.when = RETURN_ANY;
	}
	e.api = release_api(w, c);
	if (e.object && e.api)
		g_array_append_val(out, e);
}

static void store_effects(struct flow *w, struct summary *s)
{
	GArray *all = candidates(w), *out = g_array_new(FALSE, TRUE, sizeof(struct effect));

	for (unsigned int i = 0; i < all->len && out->len < 8; i++) {
		struct candidate *c = &g_array_index(all, struct candidate, i);

		compare_exits(w, c);
		add_effect(w, out, c);
	}
	s->neffects = out->len;
	s->effects = arena_alloc(w->model->program->arena, (out->len + 1) * sizeof(*s->effects));
	if (out->len)
		memcpy(s->effects, out->data, out->len * sizeof(*s->effects));
	g_array_free(all, TRUE);
	g_array_free(out, TRUE);
}

/* The interrupt state that every exit agrees on. */
static void store_irq(struct flow *w, struct summary *s)
{
	static const enum irq_effect effects[] = { IRQ_SAME, IRQ_DISABLED, IRQ_ENABLED };
	const struct flow_exit *first;
	gboolean same = TRUE, restores = TRUE;

	if (!w->exits->len)
		return;
	first = &g_array_index(w->exits, struct flow_exit, 0);
	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct state *x = &g_array_index(w->exits, struct flow_exit, i).state;

		same &= x->irq == first->state.irq && x->bh == first->state.bh &&
			x->preempt == first->state.preempt;
		restores &= x->irq == IRQ_INHERIT && x->restored;
	}
	if (!same)
		return;
	s->irq = restores ? IRQ_RESTORED : effects[first->state.irq];
	s->bh = first->state.bh;
	s->preempt = first->state.preempt;
}

/* What is always returned, if it is named by parameters and globals alone. */
static const struct expr *returned_value(struct lock_model *m, struct prepared *p)
{
	const struct expr *v = NULL;

	for (unsigned int b = 0; b < p->function->nblocks; b++) {
		const struct expr *x = p->returned[b];

		if (!x || x->op == EXPR_NUMBER)
			continue;
		x = prepare_canonical(m, p, x);
		if (v && v != x)
			return NULL;
		v = x;
	}
	if (!v || expr_root(v)->op == EXPR_LOCAL || expr_root(v)->op == EXPR_TEMP ||
	    expr_root(v)->op == EXPR_UNKNOWN || v->op == EXPR_TEXT)
		return NULL;
	return v;
}

void summary_store(struct flow *w)
{
	struct summary *s = &w->model->summaries[w->function->id];
	struct summary fresh = { 0 };

	fresh.nuses = w->uses->len;
	fresh.uses =
		arena_alloc(w->model->program->arena, (w->uses->len + 1) * sizeof(*fresh.uses));
	for (unsigned int i = 0; i < w->uses->len; i++)
		fresh.uses[i] = g_ptr_array_index(w->uses, i);
	for (unsigned int i = 0; i < w->exits->len; i++)
		fresh.returns |= g_array_index(w->exits, struct flow_exit, i).returns;
	store_effects(w, &fresh);
	store_irq(w, &fresh);
	fresh.value = returned_value(w->model, w->prep);
	fresh.enables = w->enables;
	*s = fresh;
}

/* A function without locks: only what it returns can matter. */
void summary_trivial(struct lock_model *m, const struct function *f)
{
	const struct block *only = NULL;
	const struct expr *x;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		if (f->blocks[b].jump != JUMP_RETURN || !f->blocks[b].condition)
			continue;
		if (!strcmp(f->blocks[b].condition, "0") ||
		    !strcmp(f->blocks[b].condition, "=NULL"))
			continue;
		if (only)
			return;
		only = &f->blocks[b];
	}
	if (!only || strchr("?0123456789\"=-", only->condition[0]))
		return;
	x = trivial_value(m, f, only->condition);
	if (expr_root(x)->op == EXPR_PARAM || expr_root(x)->op == EXPR_GLOBAL)
		m->summaries[f->id].value = x;
}

/* --------------------------------------------------------------------- leaks */

static gboolean fails(unsigned int returns)
{
	return returns &&
	       !(returns & ~(unsigned int)(RETURN_NEGATIVE | RETURN_ERRPTR | RETURN_NONZERO));
}

/*
 * Held at one exit and released at another.  A function that returns with the lock
 * on purpose does so for some results: with an error held and with success
 * released is never on purpose, nor is both for the same result.
 */
static gboolean is_leak(const struct candidate *c)
{
	if (!c->acquired || !c->without_released)
		return FALSE;
	if (c->same_value)
		return TRUE;
	if (c->with & c->without_released & (RETURN_NEGATIVE | RETURN_ERRPTR))
		return TRUE;
	return fails(c->with) && !fails(c->without_released);
}

static unsigned int block_of(const struct flow *w, const struct event *e)
{
	for (unsigned int i = 0; i < w->prep->nevents; i++)
		if (w->prep->events[i].event == e)
			return w->prep->events[i].block;
	return 0;
}

/* Taken in a loop, and returned with from below that loop? */
static gboolean leaves_loop(const struct flow *w, const struct candidate *c)
{
	const struct function *f = w->function;
	unsigned int block = block_of(w, c->event), end = 0;

	if (!prepare_is_loop(w->prep, block, block))
		return FALSE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		if (f->blocks[b].nevents && prepare_is_loop(w->prep, block, b))
			end = MAX(end, f->blocks[b].events[f->blocks[b].nevents - 1].line);
	return c->line > end;
}

void flow_leaks(struct flow *w)
{
	GArray *all;

	w->judging = TRUE;
	all = candidates(w);
	for (unsigned int i = 0; i < all->len; i++) {
		struct candidate *c = &g_array_index(all, struct candidate, i);

		compare_exits(w, c);
		compare_values(w, c);
		if (is_leak(c))
			flow_note(w, (struct observation){ .kind = SEEN_LEAK,
							   .event = c->event,
							   .held = c->held,
							   .line = c->line,
							   .loop = leaves_loop(w, c),
							   .branch = !prepare_is_main(
								   w->prep, block_of(w, c->event)),
							   .returns = c->with,
							   .other_returns = c->without });
	}
	g_array_free(all, TRUE);
}

const struct use *use_last(const struct use *u)
{
	while (u->next)
		u = u->next;
	return u;
}
