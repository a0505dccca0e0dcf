/* SPDX-License-Identifier: GPL-2.0-only */
/* What one event does to the state of a path. */
#include <errno.h>
#include <string.h>

#include "prepare.h"

static struct use use_of(const struct step_event *e, enum use_kind kind)
{
	struct use u = { .kind = kind, .object = e->object, .api = e->api, .event = e->event };

	u.guard.param = u.also.param = -1;
	if (e->api && (e->api->flags & API_SHARED))
		u.flags |= USE_SHARED;
	if (e->api && (e->api->flags & API_NESTED))
		u.flags |= USE_NESTED;
	/* refcount_dec_and_mutex_lock(): only when the last reference goes. */
	if (e->api && (e->api->flags & API_TRY) && (e->api->flags & API_BLOCKS))
		u.flags |= USE_RARE;
	return u;
}

/* A local, or a member of a local structure. */
static gboolean is_variable(const struct expr *x)
{
	while (x->op == EXPR_FIELD)
		x = x->base;
	return x->op == EXPR_LOCAL;
}

/* Who keeps the object for its caller may leave it to the caller to unlock it. */
static void give_away(struct state *s, const struct step_event *e, const struct expr *value)
{
	enum expr_op root = expr_root(e->object)->op;

	if (e->object->op != EXPR_FIELD || (root != EXPR_PARAM && root != EXPR_GLOBAL) ||
	    (value->op != EXPR_LOCAL && value->op != EXPR_TEMP))
		return;
	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object && expr_contains(s->held[i].object, value))
			s->held[i].flags |= HELD_SKIPPED;
}

static void event_set(struct flow *w, struct state *s, const struct step_event *e)
{
	const struct expr *value = prepare_arm(w->model, w->prep, w->block, s->arm, e->value);

	if (!w->prep->locks)
		return;
	if (value->op == EXPR_LOCAL && state_value(s, value))
		value = state_value(s, value);
	give_away(s, e, value);
	state_forget(w->model, s, e->object);
	if (!g_hash_table_lookup(w->prep->uses, e->object))
		return;
	if (!is_variable(e->object)) {
		if (value->op == EXPR_NUMBER)
			state_store(s, e->object, value->number);
		return;
	}
	if (value->op == EXPR_NUMBER || value->op == EXPR_ADDR || value->op == EXPR_TEXT ||
	    value->op == EXPR_TEMP || value->op == EXPR_CALL || value->op == EXPR_LOCAL ||
	    value->op == EXPR_PARAM)
		state_bind(s, e->object, value == e->object ? NULL : value);
	else
		state_bind(s, e->object, NULL);
}

/* ------------------------------------------------------------------- locks */

/* Has the path released this lock, which was the caller's? */
static gboolean drops_callers(const struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object)
			return s->released[i].dropped;
	return FALSE;
}

static void note_taking(struct flow *w, const struct state *s, const struct step_event *e)
{
	struct taking t = { w->function, e->event, e->object, e->api, 0, flow_guard(s) };

	if (!lock_is_spinning(e->api) || w->takings->len >= 200)
		return;
	if (s->irq == IRQ_OFF || (e->api->flags & API_HARDIRQ))
		t.flags |= TAKING_IRQ_OFF;
	if (s->bh > 0 || (e->api->flags & API_SOFTIRQ))
		t.flags |= TAKING_BH_OFF;
	if (s->irq == IRQ_ON)
		t.flags |= TAKING_IRQ_ON;
	if (drops_callers(s, e->object))
		t.flags |= TAKING_AGAIN;
	for (unsigned int i = 0; i < w->takings->len; i++) {
		struct taking *old = &g_array_index(w->takings, struct taking, i);

		if (old->event == e->event) {
			old->flags = (old->flags & t.flags & (TAKING_IRQ_OFF | TAKING_BH_OFF)) |
				     ((old->flags | t.flags) & (TAKING_IRQ_ON | TAKING_AGAIN));
			if (memcmp(&old->guard, &t.guard, sizeof(t.guard)))
				old->guard = (struct guard){ .param = -1 };
			return;
		}
	}
	g_array_append_val(w->takings, t);
}

/* Releasing it now would be a mistake. */
static void note_failure(struct state *s, const struct step_event *e)
{
	if (s->nreleased < MAX_RELEASED && e->object && !state_released(s, e->object))
		s->released[s->nreleased++] = (struct released){
			.object = e->object, .event = e->event, .skipped = TRUE, .failed = TRUE
		};
}

/* mutex_lock_interruptible() and its kind: 0 or -EINTR, nothing else. */
static gboolean is_interruptible(const struct api *a)
{
	return (a->class == CLASS_MUTEX || a->class == CLASS_RWSEM || a->class == CLASS_SEMAPHORE) &&
	       (g_str_has_suffix(a->name, "_interruptible") || g_str_has_suffix(a->name, "_killable"));
}

static gboolean assume_result(struct state *s, const struct step_event *e, gboolean taken)
{
	unsigned int flags = e->api->flags;

	if (!e->value)
		return TRUE;
	if (flags & API_TRY)
		return state_assume(s, e->value, taken ? REL_NE : REL_EQ, 0, TRUE);
	if (taken)
		return state_assume(s, e->value, REL_EQ, 0, TRUE);
	if (is_interruptible(e->api))
		return state_assume(s, e->value, REL_EQ, -EINTR, TRUE);
	return state_assume(s, e->value, flags & API_NOWAIT ? REL_NE : REL_LT, 0, TRUE);
}

static void downgrade(struct state *s, const struct step_event *e)
{
	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object == e->object)
			s->held[i].flags |= HELD_SHARED;
}

/* Who locks *p knows that p is not NULL. */
static void assume_pointer(struct flow *w, struct state *s, const struct step_event *e)
{
	int i = e->api->object;
	const struct expr *x;

	if (i < 0 || (unsigned int)i >= e->event->nargs)
		return;
	x = name_parse(w->model, w->function, e->event->args[i]);
	while (x->op == EXPR_ADDR || x->op == EXPR_FIELD || x->op == EXPR_DEREF)
		x = x->base;
	if (x->op == EXPR_LOCAL && state_value(s, x))
		x = state_value(s, x);
	if (x->op == EXPR_LOCAL || x->op == EXPR_TEMP)
		state_assume(s, x, REL_NE, 0, TRUE);
	/* The same by way of a call that returns what it is given: to_sock(p)->lock. */
	for (x = e->object; x && (x->op == EXPR_FIELD || x->op == EXPR_DEREF); x = x->base)
		if (x->op == EXPR_DEREF && (x->base->op == EXPR_LOCAL || x->base->op == EXPR_TEMP))
			state_assume(s, x->base, REL_NE, 0, TRUE);
}

static void event_lock(struct flow *w, struct state *s, const struct step_event *e)
{
	unsigned int flags = e->api->flags;
	gboolean waits = !(flags & (API_TRY | API_NOWAIT)) || (flags & API_BLOCKS);
	struct use u = use_of(e, waits ? USE_LOCK : USE_TRY);

	if (flags & API_DOWNGRADE) {
		downgrade(s, e);
		return;
	}
	if (drops_callers(s, e->object))
		u.flags |= USE_AGAIN;
	flow_use(w, s, u);
	if (waits && lock_is_sleeping(e->api))
		flow_sleep(w, s, use_of(e, USE_SLEEP));
	note_taking(w, s, e);
	if ((flags & (API_TRY | API_TRY_ZERO)) && e->result_used) {
		struct state *failed = flow_split(w, s);

		note_failure(failed, e);
		assume_result(failed, e, FALSE);
		assume_result(s, e, TRUE);
	}
	assume_pointer(w, s, e);
	flow_acquire(w, s, e);
}

static void event_assert(struct flow *w, struct state *s, const struct step_event *e)
{
	struct held h = {
		.object = e->object, .api = e->api, .event = e->event, .flags = HELD_ASSUMED
	};

	if (e->api->flags & API_SHARED)
		h.flags |= HELD_SHARED;
	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object == e->object)
			return;
	flow_hold(w, s, &h);
}

/* ----------------------------------------------------------------- sleeping */

/* The lock that the call gives up for the time of the wait, taken out of the state. */
static void without_lock(const struct flow *w, struct state *s, const struct expr *object)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < s->nheld; i++) {
		const char *a = lock_class_name(w->model, s->held[i].object, w->function);

		if (object && s->held[i].object != object &&
		    (!*a || a != lock_class_name(w->model, object, w->function)))
			s->held[n++] = s->held[i];
	}
	s->nheld = (unsigned char)n;
	s->irq = IRQ_ON;
	s->bh = 0;
}

static void event_drops(struct flow *w, struct state *s, const struct step_event *e)
{
	struct state without = *s;
	struct use u = use_of(e, USE_SLEEP);

	if ((e->api->flags & API_HARDIRQ) && s->irq == IRQ_INHERIT) {
		for (unsigned int i = 0; i < s->nheld; i++) {
			const struct held *h = &s->held[i];

			if (h->object == e->object && !(h->flags & HELD_ASSUMED) && !h->via &&
			    !(h->api->flags & API_HARDIRQ))
				flow_note(w, (struct observation){ .kind = SEEN_IRQ_MIX,
								   .event = e->event,
								   .held = *h,
								   .cause = h->event });
		}
	}
	if (flow_holds(w, s, e->object))
		u.flags |= USE_AS_CALLED;
	without_lock(w, &without, e->object);
	u.minus[0] = e->object;
	flow_sleep(w, &without, u);
	if (e->api->flags & API_HARDIRQ) {
		s->irq = IRQ_OFF;
		s->irq_event = e->event;
	}
}

/* readl_poll_timeout(addr, val, cond, sleep_us, timeout_us) */
static gboolean is_poll(const struct api *a)
{
	return g_str_has_suffix(a->name, "_poll_timeout");
}

/* Polls that do not sleep in between are no matter: FALSE. */
static gboolean set_poll_guard(const struct state *s, const struct step_event *e, struct guard *g)
{
	const struct expr *x = e->event->nargs > 2 ? e->args[e->event->nargs - 2] : NULL;

	if (x && x->op == EXPR_LOCAL && state_value(s, x))
		x = state_value(s, x);
	if (x && x->op == EXPR_PARAM)
		*g = (struct guard){ .param = (int)x->number };
	return !x || x->op != EXPR_NUMBER || x->number;
}

static void event_sleep(struct flow *w, struct state *s, const struct step_event *e)
{
	struct use u = use_of(e, USE_SLEEP);
	const struct expr *mask;
	int i = e->api->flagsarg;

	if (e->api->flags & API_DROPS) {
		event_drops(w, s, e);
		return;
	}
	if (is_poll(e->api) && !set_poll_guard(s, e, &u.guard))
		return;
	if (e->api->flags & API_GFP) {
		mask = i >= 0 && (unsigned int)i < e->event->nargs ? e->args[i] : NULL;
		if (mask && mask->op == EXPR_LOCAL && state_value(s, mask))
			mask = state_value(s, mask);
		if (mask && mask->op == EXPR_PARAM)
			u.guard = (struct guard){ .param = (int)mask->number, .equal = TRUE, .gfp = TRUE };
		else if (gfp_sleeps(mask) != 1)
			return;
	}
	if ((e->api->flags & API_COND) && !(e->api->flags & API_PROCESS))
		return;
	if (e->api->class == CLASS_DEVICE)
		flow_use(w, s, use_of(e, USE_WAIT));
	flow_sleep(w, s, u);
	if (s->irq == IRQ_OFF && !strcmp(e->api->name, "schedule"))
		s->irq = IRQ_ON;
}

/*
 * del_timer_sync() and hrtimer_cancel() spin; runtime power management does if the device says that
 * its callbacks do not sleep.
 */
static gboolean wait_sleeps(const struct api *a)
{
	if (a->kind != API_WAIT)
		return TRUE;
	return a->class != CLASS_TIMER && a->class != CLASS_HRTIMER && a->class != CLASS_SYSFS &&
	       a->class != CLASS_RPM && !(a->flags & API_HARDIRQ) && !(a->class == CLASS_TASKLET);
}

/* unregister_shrinker(): takes a lock and gives it back at once. */
static gboolean is_momentary(const struct api *a)
{
	return a->kind == API_WAIT && a->class == CLASS_RWSEM;
}

static void event_wait(struct flow *w, struct state *s, const struct step_event *e)
{
	struct use u = use_of(e, USE_WAIT);

	if (e->api->flags & API_NOWAIT)
		return;
	if (e->api->data >= 0 && (unsigned int)e->api->data < e->event->nargs)
		u.data = e->args[e->api->data];
	if (is_momentary(e->api))
		u.kind = USE_LOCK;
	flow_use(w, s, u);
	if (wait_sleeps(e->api))
		flow_sleep(w, s, use_of(e, USE_SLEEP));
}

static void event_api(struct flow *w, struct state *s, const struct step_event *e)
{
	switch (e->api->kind) {
	case API_LOCK:
		event_lock(w, s, e);
		break;
	case API_UNLOCK:
		flow_release(w, s, e);
		break;
	case API_ASSERT:
		event_assert(w, s, e);
		break;
	case API_IRQ_OFF:
	case API_IRQ_ON:
		flow_irq(w, s, e, e->api->kind == API_IRQ_OFF);
		break;
	case API_SLEEP:
		event_sleep(w, s, e);
		break;
	case API_ARM:
		flow_complete(w, s, e);
		break;
	default:
		event_wait(w, s, e);
	}
}

/* Seen again in another state. */
static void join_call(struct call_site *old, const struct call_site *c)
{
	unsigned int mixed = (old->flags | c->flags) & (CALL_IRQ_MIXED | CALL_BH_MIXED);

	if ((old->flags ^ c->flags) & TAKING_IRQ_OFF)
		mixed |= CALL_IRQ_MIXED;
	if ((old->flags ^ c->flags) & TAKING_BH_OFF)
		mixed |= CALL_BH_MIXED;
	old->flags = (old->flags & c->flags) | mixed;
	if (memcmp(&old->guard, &c->guard, sizeof(c->guard)))
		old->guard = (struct guard){ .param = -1 };
}

static void note_call(struct flow *w, const struct state *s, const struct step_event *e,
		      const struct function *callee)
{
	const struct held *held;
	struct call_site c = { w->function, callee, e->event, 0, flow_guard(s) };

	if (s->irq == IRQ_OFF)
		c.flags |= TAKING_IRQ_OFF;
	if (s->bh > 0)
		c.flags |= TAKING_BH_OFF;
	if (state_atomic(s, &held))
		c.flags |= CALL_ATOMIC;
	if (w->prep->asks)
		c.flags |= CALL_ASKS;
	if (s->mixed)
		c.flags |= CALL_IRQ_MIXED | CALL_BH_MIXED;
	for (unsigned int i = 0; i < w->calls->len; i++) {
		struct call_site *old = &g_array_index(w->calls, struct call_site, i);

		if (old->event == e->event) {
			join_call(old, &c);
			return;
		}
	}
	g_array_append_val(w->calls, c);
}

static void event_slot(struct flow *w, struct state *s, const struct step_event *e)
{
	struct use u = {
		.kind = USE_SLOT, .slot = e->slot, .event = e->event, .flags = USE_INDIRECT
	};

	u.guard.param = u.also.param = -1;
	flow_use(w, s, u);
}

/* sscanf(s, "%d", &local): the function may set what it is given the address of. */
static void forget_given(struct flow *w, struct state *s, const struct step_event *e)
{
	for (unsigned int i = 0; s->nbound && i < e->event->nargs; i++)
		if (g_str_has_prefix(e->event->args[i], "&%"))
			state_forget_value(s, name_parse(w->model, w->function,
							 e->event->args[i] + 1));
}

/* What was stored into an object may change when the object is given to a function, or unlocked. */
static void forget_stored(struct flow *w, struct state *s, const struct step_event *e)
{
	for (unsigned int i = s->nknown; i > 0; i--) {
		const struct expr *x = s->known[i - 1].x;
		gboolean lost = e->api && e->api->kind == API_LOCK;

		if (!s->known[i - 1].stored)
			continue;
		for (unsigned int k = 0; k < e->event->nargs && !lost; k++)
			lost = expr_contains(x, prepare_canonical(w->model, w->prep,
								  name_parse(w->model, w->function,
									     e->event->args[k])));
		if (!lost)
			continue;
		memmove(&s->known[i - 1], &s->known[i], (s->nknown - i) * sizeof(s->known[0]));
		s->nknown--;
	}
}

void flow_event(struct flow *w, struct state *s, const struct step_event *e)
{
	if (e->event->kind == EVENT_SET) {
		event_set(w, s, e);
		return;
	}
	if (e->event->kind == EVENT_CALL && w->prep->locks && e->value)
		state_forget(w->model, s, e->value);
	if (e->event->kind == EVENT_CALL && (!e->api || e->api->kind != API_UNLOCK)) {
		forget_stored(w, s, e);
		forget_given(w, s, e);
		if (!e->api)
			flow_give_flags(w, s, e);
	}
	if (e->callee)
		note_call(w, s, e, e->callee);
	flow_unread_unlock(w, s, e);
	if (e->api)
		event_api(w, s, e);
	if (e->callee)
		flow_callee(w, s, e);
	if (e->callee)
		flow_unlock_pair(s, e->callee);
	if (e->named)
		flow_named(w, s, e);
	if (e->slot)
		event_slot(w, s, e);
	if (e->given || e->slot)
		flow_given(w, s, e);
}
