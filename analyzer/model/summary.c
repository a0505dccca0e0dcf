/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the exits of a walk to what callers see: locks that are left held or
 * released, and on which results.
 */
#include <string.h>

#include "exits.h"

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
	const struct step_event *s;

	if (c->acquired)
		return c->held.api;
	s = prepare_step(w->prep, c->event);
	if (s && (s->api || s->named))
		return s->api ? s->api : s->named;
	if (s && s->callee && w->model->summaries[s->callee->id].neffects)
		return w->model->summaries[s->callee->id].effects[0].api;
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
	GArray *all = exit_candidates(w), *out = g_array_new(FALSE, TRUE, sizeof(struct effect));

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

static signed char mixed_exits(const struct flow *w)
{
	gboolean off = FALSE, on = FALSE;

	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct state *x = &g_array_index(w->exits, struct flow_exit, i).state;

		off |= x->irq == IRQ_OFF || x->bh > 0;
		on |= x->irq == IRQ_ON || x->bh < 0;
	}
	return (signed char)(off - on);
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
	if (!same) {
		s->mixed = mixed_exits(w);
		return;
	}
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
	fresh.never = !w->exits->len && w->dead->len;
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

const struct use *use_last(const struct use *u)
{
	while (u->next)
		u = u->next;
	return u;
}
