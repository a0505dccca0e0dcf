/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-order: two locks that are taken in both orders.  The graph gives the pairs of
 * classes; whether both sides can mean the same two locks is looked at here.
 */
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

/* Can the two locks of one side be the two locks of the other? */
static enum same_object same_pair(const struct observation *x, const struct observation *y)
{
	const struct expr *a1 = x->held.object, *b1 = x->use->object;
	const struct expr *a2 = y->use->object, *b2 = y->held.object;

	if (expr_is_global(a1) && expr_is_global(b1))
		return SAME_CERTAIN;
	if (expr_is_global(a1) || expr_is_global(b1))
		return SAME_LIKELY;
	if (lock_order_same_base(a1, b1, a2, b2))
		return SAME_CERTAIN;
	return in_one_file(x, y) ? SAME_LIKELY : SAME_UNKNOWN;
}

/* A third lock that both sides hold keeps them from meeting. */
static gboolean has_gate(const struct observation *x, const struct observation *y)
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

/* Readers of a rwlock do not wait for each other, if there is no writer. */
static gboolean only_read(const struct lock_model *m, const struct held *h, const struct use *u)
{
	return (h->flags & HELD_SHARED) && (u->flags & USE_SHARED) &&
	       h->api->class == CLASS_RWLOCK && !(h->object == u->object && has_writer(m, h->object));
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

static gboolean is_early(const struct observation *o)
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

/* A semaphore that a function leaves taken counts something; it guards no order. */
static gboolean is_counter(const struct observation *o)
{
	return o->held.via && o->held.api->class == CLASS_SEMAPHORE;
}

static enum confidence tier_of(const struct observation *x, const struct observation *y,
			       enum same_object same)
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
	if (is_counter(x) || is_counter(y))
		c = CONFIDENCE_POSSIBLE;
	if (is_early(x) || is_early(y))
		c = CONFIDENCE_POSSIBLE;
	return c;
}

gboolean lock_order_meet(const struct lock_model *m, const struct observation *x,
			 const struct observation *y, enum confidence *tier)
{
	if (only_readers(m, x, y) || has_gate(x, y))
		return FALSE;
	*tier = tier_of(x, y, same_pair(x, y));
	return TRUE;
}

static void add_side(const struct program *p, struct finding *out, const struct observation *o,
		     const char *thread)
{
	const char *title = lock_title(p, o->use->object, o->function);

	lock_step_held(p, out, o->function, &o->held, thread);
	finding_set_action(out, lock_row(p, lock_title(p, o->held.object, o->function)));
	lock_step_chain(p, out, o->use, thread, lock_format(p, "waits for %s here", title));
	finding_set_action(out, lock_row(p, title));
}

void lock_order_report(const struct program *p, const struct observation *x,
		       const struct observation *y, enum confidence tier, GPtrArray *findings)
{
	const char *a = lock_title(p, x->held.object, x->function);
	const char *b = lock_title(p, x->use->object, x->function);
	struct finding *out;

	out = lock_finding(p, "lock-order", x->function, x->event->line, x->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s() takes %s under "
				       "%s, %s() takes them the other way round",
				       x->function->name, b, a, y->function->name));
	out->confidence = tier;
	out->subject =
		lock_format(p, "%s and %s", strcmp(a, b) < 0 ? a : b, strcmp(a, b) < 0 ? b : a);
	lock_add_name(p, out, a);
	lock_add_name(p, out, b);
	add_side(p, out, x, "CPU0");
	add_side(p, out, y, "CPU1");
	g_ptr_array_add(findings, out);
}

static void check_pair(const struct program *p, const struct lockedge *e,
		       const struct lockedge *back, GPtrArray *findings)
{
	const struct observation *x = NULL, *y = NULL;
	enum confidence tier, best = CONFIDENCE_POSSIBLE;

	for (unsigned int i = 0; i < e->witnesses->len; i++) {
		for (unsigned int k = 0; k < back->witnesses->len; k++) {
			const struct observation *a = g_ptr_array_index(e->witnesses, i);
			const struct observation *b = g_ptr_array_index(back->witnesses, k);

			if (!lock_order_meet(p->locks, a, b, &tier))
				continue;
			if (!x || tier < best) {
				x = a;
				y = b;
				best = tier;
			}
		}
	}
	if (x)
		lock_order_report(p, x, y, best, findings);
}

/* Is this edge good enough to be one of three? */
static const struct observation *solid(const struct lockedge *e)
{
	const struct observation *o = e ? g_ptr_array_index(e->witnesses, 0) : NULL;

	if (!o || !expr_is_global(o->held.object) || !expr_is_global(o->use->object) ||
	    o->use->depth > 1 || o->use->guard.param >= 0 || is_early(o) ||
	    o->use->flags & (USE_INDIRECT | USE_RARE | USE_SHARED) ||
	    o->held.flags & (HELD_ASSUMED | HELD_SKIPPED | HELD_SHARED))
		return NULL;
	return o;
}

static void report_three(const struct program *p, const struct observation *const side[3],
			 GPtrArray *findings)
{
	static const char *const threads[] = { "CPU0", "CPU1", "CPU2" };
	const struct observation *x = side[0];
	struct finding *out;

	out = lock_finding(p, "lock-order", x->function, x->event->line, x->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s -> %s -> %s -> %s",
				       lock_title(p, x->held.object, x->function),
				       lock_title(p, x->use->object, x->function),
				       lock_title(p, side[1]->use->object, side[1]->function),
				       lock_title(p, x->held.object, x->function)));
	out->confidence = CONFIDENCE_LIKELY;
	out->subject = out->message;
	for (unsigned int i = 0; i < 3; i++) {
		lock_add_name(p, out, lock_title(p, side[i]->held.object, side[i]->function));
		add_side(p, out, side[i], threads[i]);
	}
	g_ptr_array_add(findings, out);
}

/* a -> b -> c -> a, if no two of them disagree already; each cycle begins at its first name. */
static void check_three(const struct program *p, const struct lockedge *ab, GHashTable *from,
			GPtrArray *findings)
{
	const struct lock_model *m = p->locks;
	const GPtrArray *next = g_hash_table_lookup(from, ab->to);

	for (unsigned int i = 0; next && i < next->len; i++) {
		const struct lockedge *bc = g_ptr_array_index(next, i);
		const struct observation *side[3] = { solid(ab), solid(bc),
						      solid(lock_edge(m, bc->to, ab->from)) };

		if (!side[0] || !side[1] || !side[2] || strcmp(ab->from, ab->to) > 0 ||
		    strcmp(ab->from, bc->to) > 0 || lock_edge(m, ab->to, ab->from) ||
		    lock_edge(m, bc->to, bc->from) || lock_edge(m, ab->from, bc->to) ||
		    has_gate(side[0], side[1]) || has_gate(side[1], side[2]) ||
		    has_gate(side[0], side[2]))
			continue;
		report_three(p, side, findings);
	}
}

static void check_threes(const struct program *p, GPtrArray *findings)
{
	GHashTable *from =
		g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	const GPtrArray *all = p->locks->edge_list;

	for (unsigned int i = 0; i < all->len; i++) {
		struct lockedge *e = g_ptr_array_index(all, i);
		GPtrArray *list = g_hash_table_lookup(from, e->from);

		if (!solid(e))
			continue;
		if (!list) {
			list = g_ptr_array_new();
			g_hash_table_insert(from, (gpointer)e->from, list);
		}
		g_ptr_array_add(list, e);
	}
	for (unsigned int i = 0; i < all->len; i++)
		if (solid(g_ptr_array_index(all, i)))
			check_three(p, g_ptr_array_index(all, i), from, findings);
	g_hash_table_destroy(from);
}

void check_lock_order(const struct program *p, GPtrArray *findings)
{
	const struct lock_model *m = p->locks;

	for (unsigned int i = 0; m && i < m->edge_list->len; i++) {
		const struct lockedge *e = g_ptr_array_index(m->edge_list, i);
		const struct lockedge *back = lock_edge(m, e->to, e->from);

		if (back && strcmp(e->from, e->to) < 0)
			check_pair(p, e, back, findings);
	}
	if (!m)
		return;
	check_threes(p, findings);
	lock_order_slots(p, findings);
}
