/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What happens while something is held or disabled becomes observations; what
 * happens at all becomes part of the function's summary.
 */
#include <string.h>

#include "locks.h"

enum { USES_MAX = 72, DEPTH_MAX = 12 };

gboolean lock_is_spinning(const struct api *a)
{
	if (!a)
		return FALSE;
	switch (a->class) {
	case CLASS_SPINLOCK:
	case CLASS_RAW_SPINLOCK:
	case CLASS_RWLOCK:
	case CLASS_BITLOCK:
	case CLASS_SEQLOCK:
		return TRUE;
	default:
		return FALSE;
	}
}

gboolean lock_is_sleeping(const struct api *a)
{
	if (!a)
		return FALSE;
	switch (a->class) {
	case CLASS_MUTEX:
	case CLASS_WW_MUTEX:
	case CLASS_RT_MUTEX:
	case CLASS_RWSEM:
	case CLASS_PERCPU_RWSEM:
	case CLASS_SEMAPHORE:
	case CLASS_SOCK:
	case CLASS_PAGE:
		return TRUE;
	default:
		return FALSE;
	}
}

int gfp_sleeps(const struct expr *mask)
{
	const char *t;

	if (!mask)
		return -1;
	if (mask->op == EXPR_NUMBER)
		return (mask->number & 0x400) != 0;
	if (mask->op != EXPR_TEXT || *mask->name != '=')
		return -1;
	t = mask->name;
	if (strstr(t, "ATOMIC") || strstr(t, "NOWAIT") || strchr(t, '?') || strchr(t, '~'))
		return 0;
	if (strstr(t, "GFP_KERNEL") || strstr(t, "GFP_NOIO") || strstr(t, "GFP_NOFS") ||
	    strstr(t, "GFP_USER") || strstr(t, "GFP_HIGHUSER") || strstr(t, "DIRECT_RECLAIM"))
		return 1;
	return -1;
}

/* ---------------------------------------------------------- observations */

/*
 * Is the lock among those that the callee drops meanwhile?  Both may have come to it on
 * different ways, so the same kind of lock will do, unless both are known.
 */
static gboolean is_dropped(const struct flow *w, const struct use *u, const struct held *h)
{
	const char *name = h->object ? lock_class_name(w->model, h->object, w->function) : "";

	for (unsigned int i = 0; i < USE_MINUS_MAX; i++) {
		if (!u->minus[i])
			continue;
		if (u->minus[i] == h->object)
			return TRUE;
		if (*name && lock_may_be_same(w->model, u->minus[i], h->object, w->function))
			return TRUE;
	}
	return FALSE;
}

/* Does the expression name one object, the same one each time? */
static gboolean is_definite(const struct expr *x)
{
	if (expr_root(x)->op == EXPR_UNKNOWN)
		return FALSE;
	for (; x; x = x->base)
		if (x->op == EXPR_INDEX || x->op == EXPR_EITHER)
			return FALSE;
	return TRUE;
}

static gboolean is_recursive(const struct use *u, const struct held *h)
{
	if (u->kind != USE_LOCK || u->object != h->object || !u->object || !is_definite(u->object))
		return FALSE;
	if (h->flags & (HELD_STALE | HELD_ASSUMED))
		return FALSE;
	/* A subclass is for another object of the type; this is the very same. */
	if ((u->flags & USE_NESTED || h->nest) &&
	    (u->object->op != EXPR_FIELD || expr_root(u->object)->op != EXPR_PARAM))
		return FALSE;
	if ((u->flags & USE_SHARED) && (h->flags & HELD_SHARED))
		return FALSE;
	if (u->api->class == CLASS_PAGE && (u->depth || h->via))
		return FALSE;
	if (u->event == h->event && (u->depth || h->via || expr_root(u->object)->op == EXPR_TEMP))
		return FALSE; /* a loop that we do not understand */
	return u->api->class != CLASS_RCU && u->api->class != CLASS_SRCU;
}

/* Other locks that are held at the same time may keep both sides apart. */
static void add_gates(const struct flow *w, const struct state *s, unsigned int but,
		      struct observation *o)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < s->nheld && n < G_N_ELEMENTS(o->gates); i++)
		if (i != but && s->held[i].object && !(s->held[i].flags & HELD_MAYBE) &&
		    s->held[i].api->class != CLASS_RCU)
			o->gates[n++] = lock_class_name(w->model, s->held[i].object, w->function);
	while (n < G_N_ELEMENTS(o->gates))
		o->gates[n++] = NULL;
}

static void set_recursive(const struct flow *w, struct observation *o)
{
	const struct step_event *first = prepare_step(w->prep, o->held.event);

	o->kind = SEEN_RECURSIVE;
	o->branch = !prepare_is_main(w->prep, w->block);
	o->loop = prepare_is_loop(w->prep, w->block, w->block) && first &&
		  !prepare_is_loop(w->prep, w->block, first->block);
}

static void note_held(struct flow *w, const struct state *s, const struct use *u)
{
	struct observation o = { .event = u->event, .use = u };

	for (unsigned int i = 0; i < s->nheld; i++) {
		const struct held *h = &s->held[i];

		if (is_dropped(w, u, h) || (h->flags & HELD_MAYBE) || lock_is_named(h->api))
			continue;
		o.held = *h;
		if (u->kind == USE_WAIT)
			o.kind = SEEN_WAIT;
		else if (is_recursive(u, h))
			set_recursive(w, &o);
		else if (h->api->class == CLASS_RCU || (u->object == h->object && u->object))
			continue;
		else
			o.kind = SEEN_EDGE;
		if (o.kind == SEEN_EDGE)
			add_gates(w, s, i, &o);
		flow_note(w, o);
	}
}

/* ------------------------------------------------------------- the summary */

struct exporting {
	struct flow *flow;
	const struct state *state;
};

static const struct expr *export_leaf(void *context, const struct expr *leaf)
{
	struct exporting *x = context;
	const struct expr *v = leaf->op == EXPR_LOCAL ? state_value(x->state, leaf) : NULL;

	if (v && v->op == EXPR_PARAM)
		return v;
	if (leaf->op == EXPR_PARAM || leaf->op == EXPR_GLOBAL || leaf->op == EXPR_NUMBER ||
	    leaf->op == EXPR_TEXT || leaf->op == EXPR_RESULT)
		return leaf;
	return expr_make(x->flow->model->exprs, EXPR_UNKNOWN, NULL, NULL, 0);
}

static const struct expr *export(struct flow *w, const struct state *s, const struct expr *object)
{
	struct exporting x = { w, s };

	return object ? expr_map(w->model->exprs, object, export_leaf, &x) : NULL;
}

static gboolean same_use(const struct use *a, const struct use *b)
{
	if (a->kind != b->kind || a->object != b->object || a->slot != b->slot)
		return FALSE;
	if (a->kind == USE_SLEEP)
		return (a->api->flags & (API_PROCESS | API_HARDIRQ)) ==
			       (b->api->flags & (API_PROCESS | API_HARDIRQ)) &&
		       guard_is_same(&a->guard, &b->guard);
	if (a->kind == USE_SLOT)
		return TRUE;
	return a->api->class == b->api->class &&
	       (a->flags & USE_SHARED) == (b->flags & USE_SHARED) &&
	       (a->guard.param < 0 ? b->guard.param < 0 : guard_is_same(&a->guard, &b->guard));
}

/* The one that proves more: always done, then direct, then the shorter chain. */
static gboolean is_better(const struct use *a, const struct use *b)
{
	unsigned int x = a->flags & (USE_RARE | USE_BRANCH | USE_INDIRECT | USE_FAILURE |
				   USE_ASKED);
	unsigned int y = b->flags & (USE_RARE | USE_BRANCH | USE_INDIRECT | USE_FAILURE |
				   USE_ASKED);

	if ((x & USE_FAILURE) != (y & USE_FAILURE))
		return !(x & USE_FAILURE);
	if ((x & USE_RARE) != (y & USE_RARE))
		return !(x & USE_RARE);
	if ((x & USE_ASKED) != (y & USE_ASKED))
		return !(x & USE_ASKED);
	if ((x & USE_INDIRECT) != (y & USE_INDIRECT))
		return !(x & USE_INDIRECT);
	if ((x & USE_BRANCH) != (y & USE_BRANCH))
		return !(x & USE_BRANCH);
	return a->depth < b->depth;
}

/* Where there is no more room, what the callers have a name for is worth more. */
static void add_minus(struct use *u, const struct expr *x)
{
	unsigned int k = 0;

	while (k < USE_MINUS_MAX && u->minus[k] && u->minus[k] != x)
		k++;
	for (unsigned int i = 0; k == USE_MINUS_MAX && i < USE_MINUS_MAX; i++)
		if (expr_root(x)->op != EXPR_UNKNOWN &&
		    expr_root(u->minus[i])->op == EXPR_UNKNOWN)
			k = i;
	if (k < USE_MINUS_MAX)
		u->minus[k] = x;
}

/* What some way drops may be dropped: then the caller's lock is no certain matter. */
static void unite_minus(struct use *a, const struct use *b)
{
	for (unsigned int i = 0; i < USE_MINUS_MAX; i++)
		if (b->minus[i])
			add_minus(a, b->minus[i]);
}

/* a is what is known already; b says the same with another chain. */
static void merge_use(struct use *a, const struct use *b)
{
	gboolean better = is_better(b, a);
	unsigned short both = a->flags & b->flags & (USE_IRQ_OFF | USE_BH_OFF);
	unsigned short some = (a->flags | b->flags) & USE_AS_CALLED;
	struct guard guard = a->guard, also = a->also;

	if (!guard_is_same(&guard, &b->guard))
		guard.param = -1;
	if (!guard_is_same(&also, &b->also))
		also.param = -1;
	unite_minus(a, b);
	if (better) {
		const struct use was = *a;

		*a = *b;
		memcpy(a->minus, was.minus, sizeof(a->minus));
	}
	a->guard = guard;
	a->also = also;
	a->flags = (unsigned short)((a->flags & ~(USE_IRQ_OFF | USE_BH_OFF)) | both | some);
}

/* The one that is furthest away and so proves least; the last of several. */
static struct use *furthest(const struct flow *w)
{
	struct use *found = g_ptr_array_index(w->uses, 0);

	for (unsigned int i = 1; i < w->uses->len; i++) {
		struct use *u = g_ptr_array_index(w->uses, i);

		if (u->depth >= found->depth)
			found = u;
	}
	return found;
}

/* The same thing on a condition and without one: what is dropped for one may be for the other. */
static void share_minus(const struct flow *w, struct use *u)
{
	for (unsigned int i = 0; u->object && i < w->uses->len; i++) {
		struct use *other = g_ptr_array_index(w->uses, i);

		if (other == u || other->kind != u->kind || other->object != u->object)
			continue;
		unite_minus(other, u);
		unite_minus(u, other);
	}
}

static void add_use(struct flow *w, const struct use *u)
{
	struct use *copy;

	if (u->depth > DEPTH_MAX && u->kind != USE_SLEEP)
		return;

	for (unsigned int i = 0; i < w->uses->len; i++) {
		struct use *old = g_ptr_array_index(w->uses, i);

		if (same_use(old, u)) {
			merge_use(old, u);
			share_minus(w, old);
			return;
		}
	}
	if (w->uses->len >= USES_MAX) {
		copy = furthest(w);
		if (u->depth < copy->depth)
			*copy = *u;
		return;
	}
	copy = arena_alloc(w->model->program->arena, sizeof(*copy));
	*copy = *u;
	g_ptr_array_add(w->uses, copy);
	share_minus(w, copy);
}

static void set_minus(struct flow *w, const struct state *s, struct use *u)
{
	for (unsigned int i = 0; i < USE_MINUS_MAX; i++)
		u->minus[i] = export(w, s, u->minus[i]);
	for (unsigned int i = 0; i < s->nreleased; i++) {
		if (s->released[i].dropped)
			add_minus(u, export(w, s, s->released[i].object));
	}
}

/* Is the path that of the last reference: refcount_dec_and_test() and its kind? */
static gboolean on_last_reference(const struct flow *w, const struct state *s)
{
	for (unsigned int i = 0; i < s->nknown; i++)
		if (prepare_is_last(w->prep, &s->known[i]))
			return TRUE;
	return FALSE;
}

/* An interrupt number, a thread or a device has no class; the place of the wait has to do. */
static gboolean is_nameless_wait(const struct use *u)
{
	return u->kind == USE_WAIT && u->object &&
	       (u->api->class == CLASS_IRQ || u->api->class == CLASS_KTHREAD ||
		u->api->class == CLASS_RPM || u->api->class == CLASS_DEVICE);
}

/* The use as callers will see it. */
static void publish(struct flow *w, const struct state *s, struct use *u)
{
	if (u->kind == USE_SLEEP)
		flow_set_as_called(s, u);
	u->object = export(w, s, u->object);
	u->data = export(w, s, u->data);
	if (u->kind != USE_SLEEP && u->kind != USE_SLOT && !is_nameless_wait(u) &&
	    !*lock_class_name(w->model, u->object, w->function) &&
	    (!u->object || expr_root(u->object)->op != EXPR_PARAM))
		return;
	flow_set_branch(w, s, u);
	set_minus(w, s, u);
	if (on_last_reference(w, s))
		u->flags |= USE_RARE;
	if (s->irq == IRQ_OFF)
		u->flags |= USE_IRQ_OFF;
	if (s->irq == IRQ_ON)
		u->flags |= USE_IRQ_ON;
	if (s->bh > 0)
		u->flags |= USE_BH_OFF;
	if (w->prep->asks)
		u->flags |= USE_ASKED;
	add_use(w, u);
}

void flow_use(struct flow *w, const struct state *s, struct use u)
{
	gboolean waits = u.kind == USE_WAIT || u.kind == USE_SLOT;
	gboolean failure = waits && prepare_is_failure(w->prep, w->block);

	u.function = w->function;
	/* What waits is told here; what is called through a table is yet to be looked for. */
	if (failure && u.kind == USE_SLOT)
		u.flags |= USE_FAILURE;
	note_held(w, s, &u);
	if (failure)
		u.flags |= USE_FAILURE;
	publish(w, s, &u);
}

/* --------------------------------------------------------------- sleeping */

const struct event *state_atomic(const struct state *s, const struct held **held)
{
	*held = NULL;
	for (unsigned int i = s->nheld; i > 0; i--) {
		const struct held *h = &s->held[i - 1];

		if (h->flags & HELD_MAYBE)
			continue;
		if (lock_is_spinning(h->api) || (h->api && h->api->class == CLASS_RCU)) {
			*held = h;
			return h->event;
		}
	}
	if (s->irq == IRQ_OFF)
		return s->irq_event;
	if (s->preempt > 0)
		return s->preempt_event;
	return s->bh > 0 ? s->bh_event : NULL;
}

/* The scheduler itself may be entered with interrupts disabled; it enables them. */
static gboolean is_scheduler(const struct api *a)
{
	return a && a->kind == API_SLEEP && !strcmp(a->name, "schedule");
}

/* Does this way of sleeping mind the state? */
static gboolean minds(const struct state *s, const struct api *a, const struct held *held)
{
	if (is_scheduler(a) && !held && s->preempt <= 0 && s->bh <= 0)
		return FALSE;
	if (a && a->kind == API_SLEEP && (a->flags & API_HARDIRQ) && !(a->flags & API_DROPS))
		return s->irq == IRQ_OFF;
	/* Without page faults a copy from user space fails instead of sleeping. */
	if (a && a->class == CLASS_PAGEFAULT && s->pagefault > 0)
		return FALSE;
	if (a && a->class == CLASS_PAGEFAULT && s->preempt > 0 && s->preempt_event &&
	    !strcmp(s->preempt_event->written, "kmap_atomic"))
		return FALSE;
	return TRUE;
}

/* Taken in an argument: wait_event(wq, try_to_lock(x)) does not sleep with it. */
static gboolean is_within(const struct event *e, const struct event *call)
{
	if (e == call || e->line < call->line || e->line > call->end_line)
		return FALSE;
	return e->line > call->line || e->column > call->column;
}

/* No condition, or only that an argument is not NULL. */
static gboolean is_usual(const struct guard *g)
{
	return g->param < 0 || (!g->equal && !g->gfp && !g->mask && !g->value);
}

void flow_sleep(struct flow *w, const struct state *s, struct use u)
{
	const struct held *held = NULL;
	struct state enabled = *s;
	const struct event *cause;

	/* The callee has enabled interrupts before it sleeps. */
	if (u.flags & USE_IRQ_ON)
		enabled.irq = IRQ_ON;
	cause = state_atomic(&enabled, &held);

	u.kind = USE_SLEEP;
	u.object = NULL;
	u.function = w->function;
	if (w->prep->asks || flow_may_sleep(w))
		return;
	if (cause && minds(s, u.api, held) && !(u.api && (u.api->flags & API_COND)) &&
	    u.guard.param < 0 && is_usual(&u.also)) {
		struct observation o = {
			.kind = SEEN_SLEEP, .event = u.event, .use = &u, .cause = cause
		};

		if (held)
			o.held = *held;
		if (!held || (!is_dropped(w, &u, held) && !is_within(held->event, u.event)))
			flow_note(w, o);
	}
	/* Under a lock of our own it is our own mistake, and told here. */
	if (!cause || (held && (held->flags & HELD_ASSUMED)))
		publish(w, s, &u);
}
