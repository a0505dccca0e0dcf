/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-order: whether two orders of two classes can meet, and how sure that is. */
#include <string.h>

#include "lock_order.h"

/* The longest expression that both start from; NULL if there is none. */
static const struct expr *common_base(const struct expr *a, const struct expr *b)
{
	for (const struct expr *x = a; x; x = x->base)
		for (const struct expr *y = b; y; y = y->base)
			if (x == y && expr_root(x)->op != EXPR_UNKNOWN)
				return x;
	return NULL;
}

/* Do a and b lead from their bases the same way? */
static gboolean same_way(const struct expr *a, const struct expr *abase, const struct expr *b,
			 const struct expr *bbase)
{
	while (a != abase && b != bbase) {
		if (a->op != b->op || a->name != b->name)
			return FALSE;
		a = a->base;
		b = b->base;
	}
	return a == abase && b == bbase;
}

gboolean lock_order_same_base(const struct expr *a1, const struct expr *b1, const struct expr *a2,
			      const struct expr *b2)
{
	const struct expr *base1 = common_base(a1, b1), *base2 = common_base(a2, b2);

	return base1 && base2 && same_way(a1, base1, a2, base2) && same_way(b1, base1, b2, base2);
}

/*
 * Both orders written in one file, without calls in between: there the names mean the
 * same kind of objects, and nobody keeps two rules.
 */
static gboolean in_one_file(const struct observation *x, const struct observation *y)
{
	return x->function->unit == y->function->unit && !x->function->in_header &&
	       x->use->depth + y->use->depth <= 1 && !x->held.via && !y->held.via;
}

/* A single object's lock on one side, some object's on the other: init_mm, and any mm. */
static gboolean is_mixed(const struct expr *a, const struct expr *b)
{
	return expr_is_global(a) != expr_is_global(b);
}

/* Can the two locks of one side be the two locks of the other? */
static enum same_object same_pair(const struct observation *x, const struct observation *y)
{
	const struct expr *a1 = x->held.object, *b1 = x->use->object;
	const struct expr *a2 = y->use->object, *b2 = y->held.object;

	if (is_mixed(a1, a2) || is_mixed(b1, b2))
		return SAME_UNKNOWN;
	if (expr_is_global(a1) && expr_is_global(b1))
		return SAME_CERTAIN;
	if (expr_is_global(a1) || expr_is_global(b1))
		return SAME_LIKELY;
	if (lock_order_same_base(a1, b1, a2, b2))
		return SAME_CERTAIN;
	return in_one_file(x, y) ? SAME_LIKELY : SAME_UNKNOWN;
}

/* A third lock that both sides hold keeps them from meeting. */
gboolean lock_order_has_gate(const struct observation *x, const struct observation *y)
{
	for (unsigned int i = 0; i < G_N_ELEMENTS(x->gates); i++)
		for (unsigned int k = 0; k < G_N_ELEMENTS(y->gates); k++)
			if (x->gates[i] && x->gates[i] == y->gates[k])
				return TRUE;
	return FALSE;
}

/* Is a single global rwlock written anywhere?  A waiting writer holds up further readers. */
static gboolean has_writer(const struct lock_model *m, const struct expr *lock)
{
	for (unsigned int i = 0; expr_is_global(lock) && i < m->takings->len; i++) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i);

		if (t->object == lock && !(t->api->flags & API_SHARED))
			return TRUE;
	}
	return FALSE;
}

/* There a reader does not queue up behind a writer that waits. */
static gboolean in_interrupt(const struct lock_model *m, const struct function *f)
{
	const struct context *c = m->contexts[f->id];

	return !c[CONTEXT_PROCESS].known && (c[CONTEXT_SOFTIRQ].known || c[CONTEXT_HARDIRQ].known);
}

/* Readers of a rwlock do not wait for each other, if there is no writer. */
static gboolean only_read(const struct lock_model *m, const struct held *h, const struct use *u)
{
	return (h->flags & HELD_SHARED) && (u->flags & USE_SHARED) &&
	       h->api->class == CLASS_RWLOCK &&
	       (in_interrupt(m, use_last(u)->function) ||
		!(h->object == u->object && has_writer(m, h->object)));
}

static gboolean only_readers(const struct lock_model *m, const struct observation *x,
			     const struct observation *y)
{
	return only_read(m, &x->held, y->use) || only_read(m, &y->held, x->use);
}

/* Has the function let something run before this place?  Then it is not alone any more. */
static gboolean has_started(const struct function *f, unsigned int line)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && e->line < line && e->api &&
			    (e->api->kind == API_WORK_QUEUE ||
			     (e->api->kind == API_CALLBACK_INIT &&
			      (e->api->class == CLASS_IRQ || e->api->class == CLASS_KTHREAD))))
				return TRUE;
		}
	}
	return FALSE;
}

gboolean lock_order_is_early(const struct observation *o)
{
	const struct function *f = o->function;

	return f->is_exit ||
	       (f->is_init && !(o->held.event && has_started(f, o->held.event->line)));
}

/*
 * Long chains through other parts of the kernel are seldom all taken at once.  What takes a lock for
 * a moment, to register something, stands for that lock wherever it is called.
 */
static gboolean is_long(const struct observation *x, const struct observation *y)
{
	unsigned int depth = x->use->depth + y->use->depth;
	gboolean momentary = x->use->api->kind == API_WAIT || y->use->api->kind == API_WAIT;
	const struct function *a = use_last(x->use)->function, *b = use_last(y->use)->function;

	if (lock_same_folder(a, x->function) && lock_same_folder(b, y->function) &&
	    lock_same_folder(x->function, y->function))
		return depth > (momentary ? 6u : 4u);
	return depth > (momentary || (x->use->flags | y->use->flags) & USE_INDIRECT ? 6u : 3u);
}

/* One lock of many: two places may mean two, and lockdep may have a class for each. */
static gboolean is_element(const struct observation *o)
{
	return expr_has(o->held.object, EXPR_INDEX) || expr_has(o->use->object, EXPR_INDEX);
}

static gboolean is_released(const struct function *f, const struct event *lock)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->api && e->api->kind == API_UNLOCK && e->nargs && lock->nargs &&
			    !strcmp(e->args[0], lock->args[0]))
				return TRUE;
		}
	}
	return FALSE;
}

/* A semaphore that a function leaves taken counts something; it guards no order. */
static gboolean is_counter(const struct observation *o)
{
	return o->held.api->class == CLASS_SEMAPHORE &&
	       (o->held.via || !is_released(o->function, o->held.event));
}

/* The lock is held already when it is taken again: that is no matter of order. */
static gboolean is_again(const struct lock_model *m, const struct observation *o)
{
	const char *class = lock_class_name(m, o->use->object, o->function);

	for (unsigned int i = 0; i < G_N_ELEMENTS(o->gates); i++)
		if (o->gates[i] && o->gates[i] == class)
			return TRUE;
	return FALSE;
}

static gboolean is_broad(const struct lock_model *m, const struct observation *o)
{
	const char *key = lock_class_key(m, o->use->object, o->function);

	return key && strchr(key, ' ');
}

/*
 * Sockets and inodes are everybody's: one file's are of one kind, while a protocol may well use
 * the sockets of another.
 */
static gboolean is_others(const struct lock_model *m, const struct observation *x,
			  const struct observation *y)
{
	const struct function *a, *b;

	if (is_broad(m, x)) {
		a = use_last(x->use)->function;
		b = y->held.via ? y->held.via : y->function;
	} else if (is_broad(m, y)) {
		a = use_last(y->use)->function;
		b = x->held.via ? x->held.via : x->function;
	} else {
		return FALSE;
	}
	return a->unit != b->unit;
}

static gboolean has_one_caller(const struct lock_model *m, const struct function *f)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < m->calls->len; i++)
		n += g_array_index(m->calls, struct call_site, i).callee == f;
	return n <= 1;
}

/*
 * Does x come to what it takes by y's function, which nobody else calls?  Then y has x's lock
 * already; it is no other order if it gives that back and takes it again.
 */
static gboolean is_part_of(const struct lock_model *m, const struct observation *x,
			   const struct observation *y)
{
	for (const struct use *u = x->use->next; u && y->use->flags & USE_AGAIN; u = u->next)
		if (u->function == y->function)
			return has_one_caller(m, y->function);
	return FALSE;
}

/* A mutex under a spinlock: that it sleeps there is what is wrong, whatever the order. */
static gboolean is_atomic(const struct observation *o)
{
	enum api_class held = o->held.api->class, taken = o->use->api->class;

	return held >= CLASS_SPINLOCK && held < CLASS_LOCAL_LOCK && taken >= CLASS_MUTEX &&
	       taken <= CLASS_SOCK;
}

static enum confidence tier_of(const struct lock_model *m, const struct observation *x,
			       const struct observation *y, enum same_object same)
{
	enum confidence c = same == SAME_CERTAIN ? CONFIDENCE_CERTAIN :
			    same == SAME_LIKELY	 ? CONFIDENCE_LIKELY :
						   CONFIDENCE_POSSIBLE;

	if ((x->use->flags | y->use->flags) & USE_INDIRECT)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if ((x->held.flags | y->held.flags) & HELD_ASSUMED || x->use->depth + y->use->depth > 1)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if ((x->held.flags | y->held.flags) & HELD_SKIPPED)
		c = CONFIDENCE_POSSIBLE;
	if ((x->use->flags | y->use->flags) & USE_RARE || is_long(x, y))
		c = CONFIDENCE_POSSIBLE;
	if (x->use->guard.param >= 0 || y->use->guard.param >= 0)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if (is_element(x) || is_element(y))
		c = x->function == y->function ? CONFIDENCE_POSSIBLE :
						 lock_weaker(c, CONFIDENCE_LIKELY);
	if (is_counter(x) || is_counter(y) || is_again(m, x) || is_again(m, y) ||
	    is_others(m, x, y))
		c = CONFIDENCE_POSSIBLE;
	if (lock_order_is_early(x) || lock_order_is_early(y))
		c = CONFIDENCE_POSSIBLE;
	return c;
}

gboolean lock_order_meet(const struct lock_model *m, const struct observation *x,
			 const struct observation *y, enum confidence *tier)
{
	if (only_readers(m, x, y) || lock_order_has_gate(x, y) || is_atomic(x) || is_atomic(y) ||
	    is_part_of(m, x, y) || is_part_of(m, y, x))
		return FALSE;
	*tier = tier_of(m, x, y, same_pair(x, y));
	return TRUE;
}
