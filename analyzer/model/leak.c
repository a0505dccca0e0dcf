/* SPDX-License-Identifier: GPL-2.0-only */
/* Locks that are forgotten on some path: what the exits of a function say about each other. */
#include "exits.h"

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
	/* Each way to a return holds it, and one that does not return has released it. */
	if (c->acquired && !c->without && c->without_dead)
		return TRUE;
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
	const struct step_event *s = prepare_step(w->prep, e);

	return s ? s->block : 0;
}

/* Is such a lock released, on some way, below this line? */
static gboolean is_released_after(const struct flow *w, const struct api *lock, unsigned int line)
{
	for (unsigned int i = 0; i < w->prep->nevents; i++) {
		const struct step_event *s = &w->prep->events[i];

		if (s->event->line <= line)
			continue;
		if (s->api ? s->api->kind == API_UNLOCK && s->api->class == lock->class :
			     s->callee && w->model->summaries[s->callee->id].neffects)
			return TRUE;
	}
	return FALSE;
}

/*
 * Taken in a loop, and returned with from below that loop: how the loop was left may say whether it
 * is held.  Not for one that only this unit can release, and that nothing below the loop does.
 */
static gboolean leaves_loop(const struct flow *w, const struct candidate *c)
{
	const struct function *f = w->function;
	unsigned int block = block_of(w, c->event), end = 0;

	if (!prepare_is_loop(w->prep, block, block))
		return FALSE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		if (f->blocks[b].nevents && prepare_is_loop(w->prep, block, b))
			end = MAX(end, f->blocks[b].events[f->blocks[b].nevents - 1].line);
	return c->line > end &&
	       !(expr_is_static(c->object) && !is_released_after(w, c->held.api, end));
}

/* Locks that belong to who has taken them. */
static gboolean has_owner(const struct api *a)
{
	return (lock_is_spinning(a) || lock_is_sleeping(a)) && a->class != CLASS_PAGE &&
	       a->class != CLASS_SEMAPHORE && a->class != CLASS_WW_MUTEX &&
	       a->class != CLASS_BITLOCK;
}

/*
 * Held for some results, released for others, or never released although only this unit could:
 * a leak if nobody is found who releases it.
 */
static gboolean may_leak(const struct candidate *c)
{
	if (!c->acquired || !has_owner(c->held.api))
		return FALSE;
	/* What is held with success and released with an error is meant to be held. */
	if (c->without_released)
		return !fails(c->without_released);
	return !c->held.via && expr_is_static(c->object);
}

static gboolean is_constant(const struct expr *x)
{
	return x && (x->op == EXPR_NUMBER ||
		     (x->op == EXPR_TEXT && x->name[0] == '=' && g_ascii_isupper(x->name[1])));
}

/* Does each way that holds it return a constant, before the last place that releases it? */
static gboolean returns_early(const struct flow *w, const struct candidate *c)
{
	unsigned int last = 0;

	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);
		const struct released *r = exit_released(x, c->object);

		if (exit_holds(w, x, c->object) && !is_constant(x->value))
			return FALSE;
		if (r && !r->dropped)
			last = MAX(last, r->event->line);
	}
	return c->line <= last;
}

static void note_leak(struct flow *w, const struct candidate *c, gboolean weak)
{
	struct observation o = { .kind = SEEN_LEAK, .event = c->event, .held = c->held };
	unsigned int block = block_of(w, c->event);

	o.line = c->line;
	o.loop = leaves_loop(w, c);
	o.branch = !prepare_is_main(w->prep, block);
	o.returns = c->with;
	o.other_returns = c->without;
	o.weak = weak;
	o.early = weak && returns_early(w, c);
	flow_note(w, o);
}

void flow_leaks(struct flow *w)
{
	GArray *all;

	w->judging = TRUE;
	all = exit_candidates(w);
	for (unsigned int i = 0; i < all->len; i++) {
		struct candidate *c = &g_array_index(all, struct candidate, i);

		compare_exits(w, c);
		compare_values(w, c);
		/* A semaphore has no owner: whether another one releases it is asked in any case. */
		if (is_leak(c) || may_leak(c))
			note_leak(w, c, !is_leak(c) || c->held.api->class == CLASS_SEMAPHORE);
	}
	g_array_free(all, TRUE);
}
