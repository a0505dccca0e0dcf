/* SPDX-License-Identifier: GPL-2.0-only */
/* How locks and the interrupt state change along a path. */
#include <string.h>

#include "locks.h"

/* -------------------------------------------------------------- interrupts */

static void irq_off(struct flow *w, struct state *s, const struct step_event *e)
{
	if (e->api->flags & API_SAVE)
		flow_save_flags(w, s, e);
	if (s->irq != IRQ_OFF)
		s->irq_event = e->event;
	s->irq = IRQ_OFF;
}

/* The innermost lock that was taken with interrupts disabled and still is held. */
static const struct held *needs_irq_off(const struct state *s)
{
	for (unsigned int i = s->nheld; i > 0; i--) {
		const struct held *h = &s->held[i - 1];

		if (h->api && (h->api->flags & API_HARDIRQ) && lock_is_spinning(h->api) &&
		    !(h->flags &
		      (HELD_ASSUMED | HELD_RETAKEN | HELD_STALE | HELD_MAYBE | HELD_SKIPPED)))
			return h;
	}
	return NULL;
}

/* Did we just release a lock of the caller?  Then it knows that interrupts are enabled. */
static gboolean is_dropped(const struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object)
			return s->released[i].dropped;
	return FALSE;
}

static void irq_on(struct flow *w, struct state *s, const struct step_event *e)
{
	const struct held *h;

	if (e->api->flags & API_SAVE) {
		flow_restore_flags(w, s, e);
		return;
	}
	if (!w->enables && e->api->kind == API_UNLOCK && !is_dropped(s, e->object) &&
	    prepare_is_main(w->prep, w->block))
		w->enables = e->event;
	h = s->irq == IRQ_OFF ? needs_irq_off(s) : NULL;
	if (h)
		flow_note(w, (struct observation){ .kind = SEEN_IRQ_MIX,
						   .event = e->event,
						   .held = *h,
						   .cause = h->event });
	s->irq = IRQ_ON;
}

static void count_depth(signed char *depth, const struct event **cause, const struct event *e,
			gboolean up)
{
	if (up && *depth < 8) {
		if (*depth <= 0)
			*cause = e;
		++*depth;
	} else if (!up && *depth > -4) {
		--*depth;
	}
}

void flow_irq(struct flow *w, struct state *s, const struct step_event *e, gboolean off)
{
	switch (e->api->class) {
	case CLASS_IRQ:
		if (off)
			irq_off(w, s, e);
		else
			irq_on(w, s, e);
		break;
	case CLASS_BH:
		count_depth(&s->bh, &s->bh_event, e->event, off);
		break;
	case CLASS_PREEMPT:
		count_depth(&s->preempt, &s->preempt_event, e->event, off);
		break;
	case CLASS_PAGEFAULT:
		count_depth(&s->pagefault, &s->preempt_event, e->event, off);
		break;
	default:
		break;
	}
}

/* ------------------------------------------------------------------- locks */

static void remove_held(struct state *s, unsigned int i)
{
	memmove(&s->held[i], &s->held[i + 1], (s->nheld - i - 1u) * sizeof(s->held[0]));
	s->nheld--;
}

void flow_hold(struct flow *w, struct state *s, const struct held *h)
{
	struct held copy = *h;

	for (unsigned int i = 0; (h->flags & HELD_MAYBE) && i < s->nheld; i++)
		if (s->held[i].object == h->object)
			return;
	for (unsigned int i = 0; i < s->nreleased; i++) {
		if (s->released[i].object != h->object)
			continue;
		if (s->released[i].dropped)
			copy.flags |= HELD_RETAKEN;
		memmove(&s->released[i], &s->released[i + 1],
			(s->nreleased - i - 1u) * sizeof(s->released[0]));
		s->nreleased--;
		break;
	}
	/* Nobody gets an exclusive lock twice: the first one must have been released unseen. */
	for (unsigned int i = 0; i < s->nheld; i++) {
		gboolean again = s->held[i].event == h->event && s->held[i].via == h->via;

		if (s->held[i].object != h->object || !h->object || h->nest || s->held[i].nest ||
		    (s->held[i].flags | h->flags) & (HELD_ASSUMED | HELD_MAYBE) ||
		    (!again && (s->held[i].flags | h->flags) & HELD_SHARED) ||
		    !(lock_is_spinning(h->api) || lock_is_sleeping(h->api)))
			continue;
		remove_held(s, i);
		break;
	}
	if (s->nheld < MAX_HELD)
		s->held[s->nheld++] = copy;
}

void flow_acquire(struct flow *w, struct state *s, const struct step_event *e)
{
	struct held h = { .object = e->object, .api = e->api, .event = e->event };

	if (e->api->flags & API_HARDIRQ)
		irq_off(w, s, e);
	if (e->api->flags & API_SOFTIRQ)
		count_depth(&s->bh, &s->bh_event, e->event, TRUE);
	if (e->api->flags & API_SHARED)
		h.flags |= HELD_SHARED;
	if ((e->api->flags & API_TRY) && !(e->api->flags & API_BLOCKS))
		h.flags |= HELD_TRY;
	/* Who asks in a way that we do not see knows more than we. */
	if ((e->api->flags & (API_TRY | API_TRY_ZERO)) && e->event->kind == EVENT_CALL &&
	    !e->result_used)
		h.flags |= HELD_MAYBE;
	if (e->api->flags & API_NESTED) {
		int i = e->api->flagsarg;

		h.nest = i >= 0 && (unsigned int)i < e->event->nargs ? e->event->args[i] : "nest";
	}
	flow_hold(w, s, &h);
}

static gboolean is_vague(const struct expr *x)
{
	enum expr_op root = expr_root(x)->op;

	if (root == EXPR_LOCAL || root == EXPR_TEMP || root == EXPR_UNKNOWN)
		return TRUE;
	for (; x; x = x->base)
		if (x->op == EXPR_INDEX || x->op == EXPR_EITHER || x->op == EXPR_CALL)
			return TRUE;
	return FALSE;
}

static gboolean may_be_same(const struct flow *w, const struct held *h, const struct expr *x)
{
	const char *a, *b;

	if (!h->object || !x)
		return h->object == x;
	a = lock_class_name(w->model, h->object, w->function);
	b = lock_class_name(w->model, x, w->function);
	if (*a && *b && a != b)
		return FALSE;
	return (h->flags & HELD_STALE) || is_vague(h->object) || is_vague(x) || !*a || !*b;
}

/* The held lock that releasing x gives back: the same one, else one that may be it. */
static int find_held(const struct flow *w, const struct state *s, const struct expr *x)
{
	for (int i = s->nheld - 1; i >= 0; i--)
		if (s->held[i].object == x && !(s->held[i].flags & HELD_MAYBE))
			return i;
	for (int i = s->nheld - 1; i >= 0; i--)
		if (s->held[i].object == x)
			return i;
	for (int i = s->nheld - 1; i >= 0; i--)
		if (may_be_same(w, &s->held[i], x))
			return i;
	return -1;
}

/* Two names for one lock: p->lock where p is a->b, through a structure of the same kind. */
static int find_alias(const struct flow *w, const struct state *s, const struct expr *x)
{
	const char *name = lock_class_name(w->model, x, w->function);

	for (int i = s->nheld - 1; *name && i >= 0; i--)
		if (s->held[i].object &&
		    lock_class_name(w->model, s->held[i].object, w->function) == name)
			return i;
	return -1;
}

static void note_release(struct flow *w, const struct event *event, unsigned int how);

static void remember_release(struct state *s, const struct expr *object, const struct event *event,
			     gboolean dropped, gboolean direct)
{
	for (unsigned int i = 0; i < s->nreleased; i++) {
		if (s->released[i].object == object) {
			s->released[i].event = event;
			s->released[i].direct &= direct;
			return;
		}
	}
	if (s->nreleased == MAX_RELEASED)
		return;
	s->released[s->nreleased++] = (struct released){
		.object = object, .event = event, .dropped = dropped, .direct = direct
	};
}

static gboolean is_release(const struct event *e)
{
	return e->kind == EVENT_CALL && e->api && e->api->kind == API_UNLOCK;
}

/* A function of the program that releases it whatever happens. */
static gboolean is_sure_callee(const struct event *e)
{
	return e->kind == EVENT_CALL && !e->api;
}

/* An unlock, or a call of a function that unlocks whatever happens. */
static gboolean is_sure_release(const struct flow *w, const struct event *e)
{
	const struct step_event *s = is_release(e) ? NULL : prepare_step(w->prep, e);

	return is_release(e) || (s && s->named) ||
	       (s && w->sure && !prepare_is_loop(w->prep, s->block, s->block));
}

/* guard(mutex)(&l), and mutex_unlock(&l) by hand: the end of the scope releases it again. */
static void guard_unheld(struct flow *w, const struct state *s, const struct expr *object,
			 const struct api *api, const struct event *event)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object && s->released[i].direct &&
		    !s->released[i].dropped && is_release(s->released[i].event))
			flow_note(w, (struct observation){
					     .kind = SEEN_DOUBLE_UNLOCK,
					     .event = s->released[i].event,
					     .held = { .object = object, .api = api },
					     .cause = event,
				     });
}

/* After this event, need the block that is being walked not be passed? */
static gboolean is_avoidable(const struct flow *w, const struct event *from)
{
	const struct step_event *s = prepare_step(w->prep, from);

	return !s || prepare_is_avoidable(w->prep, s->block, w->block);
}

/* Something is released that this path does not hold. */
static void release_unheld(struct flow *w, struct state *s, const struct expr *object,
			   const struct api *api, const struct event *event)
{
	if (event->kind == EVENT_CLEANUP) {
		guard_unheld(w, s, object, api, event);
		return;
	}
	for (unsigned int i = 0; i < s->nreleased; i++) {
		if (s->released[i].object != object || s->released[i].dropped)
			continue;
		if (s->released[i].failed)
			note_release(w, event, RELEASE_UNHELD | RELEASE_FAILED);
		if (!s->released[i].direct || !is_sure_release(w, event))
			return;
		flow_note(w, (struct observation){
				     .kind = SEEN_DOUBLE_UNLOCK,
				     .event = event,
				     .held = { .object = object, .api = api },
				     .cause = s->released[i].event,
				     .branch = is_avoidable(w, s->released[i].event),
			     });
		return;
	}
	note_release(w, event, RELEASE_UNHELD);
	remember_release(s, object, event, TRUE, FALSE);
}

int flow_find_class(const struct flow *w, const struct state *s, const struct expr *object,
		    const struct function *place)
{
	const char *name = lock_class_name(w->model, object, place);

	for (int i = s->nheld - 1; *name && i >= 0; i--)
		if (s->held[i].object &&
		    lock_class_name(w->model, s->held[i].object, w->function) == name)
			return i;
	return -1;
}

/* A writer that becomes a reader on some ways only: where these have met again, nobody knows. */
static gboolean may_downgrade(const struct flow *w)
{
	for (unsigned int i = 0; i < w->prep->nevents; i++)
		if (w->prep->events[i].api && w->prep->events[i].api->flags & API_DOWNGRADE &&
		    !prepare_is_main(w->prep, w->prep->events[i].block))
			return TRUE;
	return FALSE;
}

/* Taken on every way through the function, not by one of two ways to take it? */
static gboolean taken_always(struct flow *w, const struct event *event)
{
	const struct step_event *s = prepare_step(w->prep, event);

	return s && prepare_is_main(w->prep, s->block);
}

/* Taken for reading and released for writing, or the other way round. */
static void check_side(struct flow *w, const struct held *h, const struct expr *object,
		       const struct api *api, const struct event *event)
{
	gboolean shared = (h->flags & HELD_SHARED) != 0;

	if (h->object != object || h->via || !is_release(event) || !h->api || api->system ||
	    may_downgrade(w) || (api->class != CLASS_RWSEM && api->class != CLASS_RWLOCK) ||
	    api->class != h->api->class ||
	    h->flags & (HELD_ASSUMED | HELD_STALE | HELD_MAYBE | HELD_SKIPPED) ||
	    shared == ((api->flags & API_SHARED) != 0) || !taken_always(w, h->event))
		return;
	flow_note(w,
		  (struct observation){
			  .kind = SEEN_WRONG_SIDE, .event = event, .held = *h, .cause = h->event });
}

/* Whether a release finds the lock held or not; both at one place is a mistake. */
static void note_release(struct flow *w, const struct event *event, unsigned int how)
{
	gpointer known = g_hash_table_lookup(w->releases, event);

	if (how && is_release(event))
		g_hash_table_insert(w->releases, (gpointer)event,
				    GUINT_TO_POINTER(GPOINTER_TO_UINT(known) | how));
}

gboolean flow_holds(const struct flow *w, const struct state *s, const struct expr *object)
{
	return find_held(w, s, object) >= 0 || find_alias(w, s, object) >= 0;
}

void flow_drop(struct flow *w, struct state *s, const struct expr *object, const struct api *api,
	       const struct event *event)
{
	int i = find_held(w, s, object);
	unsigned int flags;
	const struct expr *held;
	gboolean direct;

	if (i < 0)
		i = find_alias(w, s, object);
	if (i < 0) {
		if (object)
			release_unheld(w, s, object, api, event);
		return;
	}
	check_side(w, &s->held[i], object, api, event);
	note_release(w, event,
		     (s->held[i].flags & (HELD_ASSUMED | HELD_RETAKEN | HELD_MAYBE)) ||
				     s->held[i].via ?
			     0 :
			     RELEASE_HELD);
	flags = s->held[i].flags;
	direct = !s->held[i].via && s->held[i].object == object &&
		 (is_release(event) || is_sure_callee(event));
	held = s->held[i].object;
	remove_held(s, (unsigned int)i);
	/* The caller's lock is dropped, under whatever name. */
	if (held && flags & HELD_STALE && flags & HELD_RETAKEN)
		remember_release(s, object, event, TRUE, FALSE);
	else if (held && !(flags & (HELD_STALE | HELD_MAYBE)))
		remember_release(s, held, event, (flags & (HELD_ASSUMED | HELD_RETAKEN)) != 0,
				 direct);
}

void flow_release(struct flow *w, struct state *s, const struct step_event *e)
{
	flow_drop(w, s, e->object, e->api, e->event);
	if (e->api->flags & API_HARDIRQ)
		irq_on(w, s, e);
	if (e->api->flags & API_SOFTIRQ)
		count_depth(&s->bh, &s->bh_event, e->event, FALSE);
}
