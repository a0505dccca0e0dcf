/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What shows when all paths of a function are known: places that release what only some
 * of them hold, and interrupts that stay disabled.
 */
#include <string.h>

#include "locks.h"

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct event *x = *(struct event *const *)a, *y = *(struct event *const *)b;

	return x->line != y->line ? (int)x->line - (int)y->line : (int)x->column - (int)y->column;
}

/* Events that were reached both with the lock, taken by the function itself, and without. */
static GPtrArray *mixed_releases(const struct flow *w)
{
	GPtrArray *list = g_ptr_array_new();
	GHashTableIter it;
	gpointer event, how;

	g_hash_table_iter_init(&it, w->releases);
	while (g_hash_table_iter_next(&it, &event, &how))
		if ((GPOINTER_TO_UINT(how) & 3) == (RELEASE_HELD | RELEASE_UNHELD))
			g_ptr_array_add(list, event);
	g_ptr_array_sort(list, by_place);
	return list;
}

/* Is the lock missing because taking it has failed?  Else the paths may exclude each other. */
static gboolean has_failed(const struct flow *w, const struct event *e)
{
	return (GPOINTER_TO_UINT(g_hash_table_lookup(w->releases, e)) & RELEASE_FAILED) != 0;
}

/* Does the block take this lock, before this event if it is in it? */
static gboolean block_takes(const struct flow *w, unsigned int block, const struct step_event *until)
{
	for (unsigned int i = w->prep->first[block]; i < w->prep->first[block + 1]; i++) {
		const struct step_event *e = &w->prep->events[i];

		if (e == until)
			return FALSE;
		if (e->api && e->api->kind == API_LOCK && e->object == until->object)
			return TRUE;
	}
	return FALSE;
}

/* Is there a way from the start to this release that passes no place where the lock is taken? */
static gboolean is_bypassed(const struct flow *w, const struct step_event *release)
{
	const struct function *f = w->function;
	g_autofree gboolean *closed = g_new0(gboolean, f->nblocks);

	for (unsigned int b = 0; b < f->nblocks; b++)
		closed[b] = block_takes(w, b, release);
	return prepare_can_reach(w->prep, release->block, closed);
}

/*
 * Does each way that comes to this release without the lock end with an error, and one that has it
 * without?  A caller that holds the lock for the function would hold it for both.
 */
static gboolean skips_with_error(const struct flow *w, const struct step_event *s)
{
	const unsigned int errors = RETURN_NEGATIVE | RETURN_ERRPTR;
	gboolean without = FALSE, with = FALSE;

	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);

		for (unsigned int k = 0; k < x->state.nreleased; k++) {
			const struct released *r = &x->state.released[k];

			if (r->object != s->object || r->event != s->event)
				continue;
			if (!r->dropped)
				with |= (x->returns & ~errors) != 0;
			else if (!x->returns || x->returns & ~errors)
				return FALSE;
			else
				without = TRUE;
		}
	}
	return with && without;
}

/* One lock, that no other name may stand for. */
static gboolean is_plain(const struct step_event *s)
{
	enum expr_op root = expr_root(s->object)->op;

	if ((root != EXPR_GLOBAL && root != EXPR_PARAM) || s->api->class == CLASS_PAGE ||
	    s->api->class == CLASS_RCU)
		return FALSE;
	for (const struct expr *x = s->object; x; x = x->base)
		if (x->op == EXPR_INDEX || x->op == EXPR_EITHER)
			return FALSE;
	return TRUE;
}

void flow_releases(struct flow *w)
{
	GPtrArray *list = mixed_releases(w);

	for (unsigned int i = 0; i < list->len; i++) {
		const struct step_event *s = prepare_step(w->prep, g_ptr_array_index(list, i));

		if (s && s->object)
			flow_note(w, (struct observation){
					     .kind = SEEN_NOT_HELD,
					     .event = s->event,
					     .branch = !is_plain(s) ||
						       !prepare_is_main(w->prep, s->block) ||
						       !(has_failed(w, s->event) ||
							 (is_bypassed(w, s) &&
							  skips_with_error(w, s))),
					     .held = { .object = s->object, .api = s->api },
				     });
	}
	g_ptr_array_free(list, TRUE);
}

static gboolean is_lock(const struct event *e)
{
	return e && e->api && e->api->kind == API_LOCK;
}

/* Was the lock that this event took released by the function's own words? */
static gboolean released_directly(const struct flow *w, const struct state *s,
				  const struct event *event)
{
	const struct step_event *e = event ? prepare_step(w->prep, event) : NULL;

	for (unsigned int i = 0; e && i < s->nreleased; i++)
		if (s->released[i].object == e->object && s->released[i].direct)
			return TRUE;
	return FALSE;
}

/* No lock is left, but what taking one has disabled still is. */
static const struct event *left_by(const struct flow *w, const struct state *s)
{
	if (s->nheld || !released_directly(w, s, s->irq == IRQ_OFF ? s->irq_event : s->bh_event))
		return NULL;
	if (s->irq == IRQ_OFF && is_lock(s->irq_event) && s->irq_event->api->flags & API_HARDIRQ)
		return s->irq_event;
	if (s->bh == 1 && is_lock(s->bh_event) && s->bh_event->api->flags & API_SOFTIRQ)
		return s->bh_event;
	return NULL;
}

/* Does the one return what the other does, so that no caller can tell them apart? */
static gboolean same_result(const struct flow_exit *x, const struct flow_exit *y)
{
	return x->returns == y->returns && x->value == y->value &&
	       !(x->value && x->value->op == EXPR_UNKNOWN);
}

/*
 * local_irq_save() and its kind, undone at another exit.  local_irq_disable() may end what
 * local_irq_enable() has begun, for a caller that has interrupts disabled; the others nest.
 */
static const struct event *forgotten(const struct flow *w, const struct flow_exit *x)
{
	const struct state *s = &x->state;
	const struct event *e = s->irq == IRQ_OFF ? s->irq_event : s->bh > 0 ? s->bh_event : NULL;
	gboolean fails = x->returns & (RETURN_NEGATIVE | RETURN_ERRPTR | RETURN_NONZERO);
	gboolean nests = e && e->api && (e->api->class == CLASS_BH || e->api->flags & API_SAVE);

	if (!e || !e->api || e->api->kind != API_IRQ_OFF || s->nheld)
		return NULL;
	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *y = &g_array_index(w->exits, struct flow_exit, i);
		gboolean undone = s->irq == IRQ_OFF ? y->state.irq != IRQ_OFF : !y->state.bh;

		if (undone && y->line > e->line &&
		    ((nests && same_result(x, y)) ||
		     (fails && !(y->returns &
				 ~(unsigned int)(RETURN_ZERO | RETURN_POSITIVE | RETURN_OTHER)))))
			return e;
	}
	return NULL;
}

static gboolean is_main(const struct flow *w, const struct event *e)
{
	const struct step_event *s = prepare_step(w->prep, e);

	return s && prepare_is_main(w->prep, s->block);
}

static gboolean is_in_loop(const struct flow *w, const struct event *e)
{
	const struct step_event *s = prepare_step(w->prep, e);

	return s && prepare_is_loop(w->prep, s->block, s->block);
}

void flow_left(struct flow *w)
{
	for (unsigned int i = 0; i < w->exits->len; i++) {
		const struct flow_exit *x = &g_array_index(w->exits, struct flow_exit, i);
		const struct event *cause = left_by(w, &x->state);

		flow_flags_left(w, &x->state);

		if (!cause)
			cause = forgotten(w, x);
		if (cause)
			flow_note(w, (struct observation){ .kind = SEEN_STATE_LEFT,
							   .event = cause,
							   .cause = cause,
							   .branch = !is_main(w, cause),
							   .loop = is_in_loop(w, cause),
							   .line = x->line });
	}
}
