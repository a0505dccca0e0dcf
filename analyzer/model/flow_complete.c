/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * complete() and what the function has taken before on every way to it: who waits for the
 * completion with one of these locks held waits forever.
 */
#include "locks.h"

/* Notes of earlier visits of this event. */
static gboolean was_here(const struct flow *w, const struct event *e)
{
	for (unsigned int i = 0; i < w->seen->len; i++) {
		const struct observation *o = &g_array_index(w->seen, struct observation, i);

		if (o->kind == SEEN_COMPLETE && o->event == e)
			return TRUE;
	}
	return FALSE;
}

static gboolean has_taken(const struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object == object && !(s->held[i].flags & (HELD_ASSUMED | HELD_MAYBE)))
			return TRUE;
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object && !s->released[i].dropped &&
		    !s->released[i].failed && !s->released[i].skipped)
			return TRUE;
	return FALSE;
}

/* A way without the lock: then it is not always taken. */
static void unmark(struct flow *w, const struct state *s, const struct event *e)
{
	for (unsigned int i = 0; i < w->seen->len; i++) {
		struct observation *o = &g_array_index(w->seen, struct observation, i);

		if (o->kind == SEEN_COMPLETE && o->event == e && o->held.object &&
		    !has_taken(s, o->held.object))
			o->branch = TRUE;
	}
}

static void note(struct flow *w, const struct step_event *e, const struct held *h,
		 gboolean not_always)
{
	struct use u = {
		.kind = USE_WAIT, .object = e->object, .api = e->api, .event = e->event
	};
	struct observation o = { .kind = SEEN_COMPLETE, .event = e->event, .use = &u };

	u.function = w->function;
	u.guard.param = u.also.param = -1;
	if (h)
		o.held = *h;
	o.branch = not_always;
	flow_note(w, o);
}

void flow_complete(struct flow *w, const struct state *s, const struct step_event *e)
{
	gboolean again = was_here(w, e->event);

	if (again)
		unmark(w, s, e->event);
	else
		note(w, e, NULL, FALSE);
	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object && has_taken(s, s->held[i].object))
			note(w, e, &s->held[i], again);
	for (unsigned int i = 0; i < s->nreleased; i++) {
		const struct released *r = &s->released[i];
		struct held h = { .object = r->object, .event = r->event };

		if (has_taken(s, r->object))
			note(w, e, &h, again);
	}
}
