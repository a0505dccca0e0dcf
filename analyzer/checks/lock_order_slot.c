/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Orders that go through a table of functions: a core holds its lock while it calls a
 * driver's function, and the driver calls the core under its own lock.
 */
#include <string.h>

#include "base/arena.h"
#include "lock_order.h"

struct search {
	const struct program *program;
	GPtrArray *findings;
	GHashTable *done; /* pairs of classes that were reported */
};

/* The target's parameters in the words of the function that calls it. */
struct words {
	const struct search *search;
	const struct observation *call;
};

static const struct expr *argument(void *context, const struct expr *leaf)
{
	const struct words *w = context;
	struct lock_model *m = w->search->program->locks;
	const struct event *e = w->call->event;

	if (leaf->op == EXPR_GLOBAL)
		return leaf;
	if (leaf->op != EXPR_PARAM || w->call->use->depth || leaf->number < 0 ||
	    (unsigned long)leaf->number >= e->nargs)
		return expr_make(m->exprs, EXPR_UNKNOWN, NULL, NULL, 0);
	return lock_expr(m, w->call->function, e->args[leaf->number]);
}

/* The slot call with one target's lock in place of the slot. */
static struct observation *through(const struct search *s, const struct observation *o,
				   const struct use *lock)
{
	struct observation *made = arena_alloc(s->program->arena, sizeof(*made));
	struct use *use = lock_chain_through(s->program, o->use, lock);
	struct words w = { s, o };

	*made = *o;
	use->object = expr_map(s->program->locks->exprs, lock->object, argument, &w);
	made->use = use;
	return made;
}

static gboolean is_near(const struct function *a, const struct function *b)
{
	return lock_same_module(a, b) || lock_same_folder(a, b);
}

/*
 * The two sides have to know of each other: the target's own file takes the locks the other way
 * round, or the core does, to which the target has come back.
 */
static gboolean tells(const struct observation *a, const struct observation *b,
		      const struct function *target, const struct use *lock)
{
	if (b->function->unit == target->unit)
		return TRUE;
	return is_near(use_last(lock)->function, a->function) && is_near(b->function, a->function);
}

/*
 * A driver's function takes the driver's lock under the core's, and the same file calls the core
 * under it: what a driver keeps its lock in is one object with what it gives to the core.
 */
enum { CHAIN_MAX = 4 };

static gboolean is_drivers_own(const struct observation *a, const struct observation *b,
			       const struct function *target, const struct use *lock)
{
	return lock->depth <= 1 && a->use->depth <= CHAIN_MAX && b->use->depth <= CHAIN_MAX &&
	       use_last(lock)->function->unit == target->unit &&
	       b->function->unit == target->unit && a->function->unit != target->unit &&
	       !((lock->flags | b->use->flags | a->use->flags) & USE_RARE);
}

/*
 * Does the target take the core's lock itself?  Then it is called for one object and calls the
 * core for another: drivers that are stacked.
 */
static gboolean is_stacked(const struct search *s, const struct observation *a,
			   const struct function *target)
{
	const struct lock_model *m = s->program->locks;
	const char *key = lock_class_key(m, a->held.object, a->function);
	const struct summary *u = &m->summaries[target->id];

	for (unsigned int i = 0; i < u->nuses; i++)
		if (u->uses[i]->kind == USE_LOCK &&
		    lock_class_key(m, u->uses[i]->object, target) == key)
			return TRUE;
	return FALSE;
}

/* The driver comes back to the core that has called it; else nothing ties the two sides. */
static enum confidence tier_of(const struct search *s, enum confidence tier,
			       const struct observation *a, const struct observation *b,
			       const struct function *target, const struct use *lock)
{
	const char *key = lock_class_key(s->program->locks, a->held.object, a->function);

	if (!lock_same_module(use_last(b->use)->function, a->function) || strchr(key, ' ') ||
	    !lock_slot_fits(s->program->locks, a, target))
		return CONFIDENCE_POSSIBLE;
	if (!expr_is_global(a->held.object) && is_stacked(s, a, target))
		return CONFIDENCE_POSSIBLE;
	if (is_drivers_own(a, b, target, lock))
		return CONFIDENCE_LIKELY;
	return lock_weaker(tier, CONFIDENCE_LIKELY);
}

/* Does the target give the caller's lock back before? */
static gboolean is_dropped(const struct lock_model *m, const struct observation *o,
			   const struct use *lock)
{
	for (unsigned int i = 0; i < USE_MINUS_MAX; i++)
		if (lock->minus[i] &&
		    lock_may_be_same(m, lock->minus[i], o->held.object, o->function))
			return TRUE;
	return FALSE;
}

static void try_lock(struct search *s, const struct observation *o, const struct function *target,
		     const struct use *lock)
{
	const struct lock_model *m = s->program->locks;
	const char *from = lock_class_key(m, o->held.object, o->function);
	const char *to = lock_class_key(m, lock->object, target);
	const struct lockedge *back;
	enum confidence tier;
	char *pair;

	if (is_dropped(m, o, lock))
		return;
	back = from && to && from != to ? lock_edge(m, to, from) : NULL;
	for (unsigned int i = 0; back && i < back->witnesses->len; i++) {
		const struct observation *y = g_ptr_array_index(back->witnesses, i);
		struct observation *x;

		if (!tells(o, y, target, lock) || o->held.flags & HELD_STALE)
			continue;
		x = through(s, o, lock);
		if (!lock_order_meet(m, x, y, &tier))
			continue;
		tier = tier_of(s, tier, o, y, target, lock);
		if (tier == CONFIDENCE_POSSIBLE)
			pair = g_strdup_printf("%p %p possible", (const void *)MIN(from, to),
					       (const void *)MAX(from, to));
		else
			pair = lock_order_pair(from, to);
		if (g_hash_table_add(s->done, pair))
			lock_order_report(s->program, x, y, tier, s->findings);
		return;
	}
}

/* Without a condition, or after "if (!arg) return". */
static gboolean is_usual(const struct guard *g)
{
	return g->param < 0 || (!g->equal && !g->gfp);
}

static void try_targets(struct search *s, const struct observation *o)
{
	const struct lock_model *m = s->program->locks;
	const GPtrArray *targets = g_hash_table_lookup(m->slots, o->use->slot);

	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		const struct summary *u = &m->summaries[f->id];

		for (unsigned int k = 0; k < u->nuses; k++)
			if (u->uses[k]->kind == USE_LOCK && is_usual(&u->uses[k]->guard))
				try_lock(s, o, f, u->uses[k]);
	}
}

void lock_order_slots(const struct program *p, GHashTable *done, GPtrArray *findings)
{
	struct search s = { p, findings, done };
	const struct lock_model *m = p->locks;

	for (unsigned int i = 0; i < m->slot_edges->len; i++)
		try_targets(&s, g_ptr_array_index(m->slot_edges, i));
}
