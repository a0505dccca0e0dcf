/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-order: two locks that are taken in both orders.  The graph gives the pairs of
 * classes; whether both sides can mean the same two locks is looked at here.
 */
#include <string.h>

#include "lock_cause.h"
#include "lock_order.h"

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
	lock_cause_call(p, out, x, y->function);
	lock_cause_call(p, out, x, use_last(y->use)->function);
	lock_cause_call(p, out, y, x->function);
	lock_cause_call(p, out, y, use_last(x->use)->function);
	g_ptr_array_add(findings, out);
}

char *lock_order_pair(const char *a, const char *b)
{
	return g_strdup_printf("%p %p", (const void *)MIN(a, b), (const void *)MAX(a, b));
}

static void check_pair(const struct program *p, const struct lockedge *e,
		       const struct lockedge *back, GHashTable *done, GPtrArray *findings)
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
	if (!x)
		return;
	lock_order_report(p, x, y, best, findings);
	if (best != CONFIDENCE_POSSIBLE)
		g_hash_table_add(done, lock_order_pair(e->from, e->to));
}

/* Is this edge good enough to be one of three? */
static const struct observation *solid(const struct lockedge *e)
{
	const struct observation *o = e ? g_ptr_array_index(e->witnesses, 0) : NULL;

	if (!o || !expr_is_global(o->held.object) || !expr_is_global(o->use->object) ||
	    o->use->depth > 1 || o->use->guard.param >= 0 || lock_order_is_early(o) ||
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
		    lock_order_has_gate(side[0], side[1]) || lock_order_has_gate(side[1], side[2]) ||
		    lock_order_has_gate(side[0], side[2]))
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
	GHashTable *done = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned int i = 0; m && i < m->edge_list->len; i++) {
		const struct lockedge *e = g_ptr_array_index(m->edge_list, i);
		const struct lockedge *back = lock_edge(m, e->to, e->from);

		if (back && strcmp(e->from, e->to) < 0)
			check_pair(p, e, back, done, findings);
	}
	if (m) {
		check_threes(p, findings);
		lock_order_slots(p, done, findings);
	}
	g_hash_table_destroy(done);
}
