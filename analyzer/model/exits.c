/* SPDX-License-Identifier: GPL-2.0-only */
/* Which locks the exits of a walk hold, and which they have released. */
#include "exits.h"

/* When leaks are judged, a lock whose conditional release was passed by is no evidence. */
static gboolean counts(const struct flow *w, const struct held *h)
{
	if (w->judging && h->flags & HELD_SKIPPED)
		return FALSE;
	return !(h->flags & (HELD_ASSUMED | HELD_RETAKEN | HELD_MAYBE)) && h->object;
}

/* The last reference is gone, and the object with its lock. */
static gboolean is_gone(const struct flow *w, const struct state *s, const struct expr *lock)
{
	if (!lock || expr_is_global(lock))
		return FALSE;
	for (unsigned int i = 0; w->judging && i < s->nknown; i++)
		if (prepare_is_last(w->prep, &s->known[i]))
			return TRUE;
	return FALSE;
}

gboolean exit_holds(const struct flow *w, const struct flow_exit *x, const struct expr *object)
{
	for (unsigned int i = 0; i < x->state.nheld; i++)
		if (x->state.held[i].object == object && counts(w, &x->state.held[i]))
			return !is_gone(w, &x->state, object);
	return FALSE;
}

const struct released *exit_released(const struct flow_exit *x, const struct expr *object)
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

GArray *exit_candidates(const struct flow *w)
{
	GArray *all = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);

		for (unsigned int k = 0; k < x->state.nheld; k++) {
			const struct held *h = &x->state.held[k];

			if (counts(w, h) && !is_gone(w, &x->state, h->object))
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

void compare_exits(const struct flow *w, struct candidate *c)
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
	for (unsigned int i = 0; c->acquired && i < w->dead->len; i++) {
		const struct flow_exit *x = &g_array_index(w->dead, struct flow_exit, i);
		const struct released *r = exit_released(x, c->object);

		c->without_dead |= r && !r->dropped;
	}
}
