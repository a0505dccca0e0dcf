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

/* The slot call with one target's lock in place of the slot. */
static struct observation *through(const struct search *s, const struct observation *o,
				   const struct use *lock)
{
	struct observation *made = arena_alloc(s->program->arena, sizeof(*made));
	struct use *use = arena_alloc(s->program->arena, sizeof(*use));

	*made = *o;
	*use = *lock;
	use->event = o->event;
	use->function = o->function;
	use->next = lock;
	use->depth = (unsigned short)(lock->depth + o->use->depth + 1);
	use->flags |= USE_INDIRECT;
	made->use = use;
	return made;
}

/* By type alone nothing is proven through a pointer: one of the locks has to be global. */
static gboolean tells(const struct observation *a, const struct observation *b,
		      const struct function *target)
{
	return b->function->unit == target->unit &&
	       (expr_is_global(a->held.object) || expr_is_global(b->held.object));
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

	back = from && to && from != to ? lock_edge(m, to, from) : NULL;
	for (unsigned int i = 0; back && i < back->witnesses->len; i++) {
		const struct observation *y = g_ptr_array_index(back->witnesses, i);
		struct observation *x;

		if (!tells(o, y, target) || o->held.flags & HELD_STALE)
			continue;
		x = through(s, o, lock);
		if (!lock_order_meet(x, y, &tier))
			continue;
		pair = g_strdup_printf("%p %p", (const void *)MIN(from, to),
				       (const void *)MAX(from, to));
		if (g_hash_table_add(s->done, pair))
			lock_order_report(s->program, x, y, lock_weaker(tier, CONFIDENCE_LIKELY),
					  s->findings);
		return;
	}
}

static void try_targets(struct search *s, const struct observation *o)
{
	const struct lock_model *m = s->program->locks;
	const GPtrArray *targets = g_hash_table_lookup(m->slots, o->use->slot);

	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		const struct summary *u = &m->summaries[f->id];

		for (unsigned int k = 0; k < u->nuses; k++)
			if (u->uses[k]->kind == USE_LOCK && u->uses[k]->guard.param < 0)
				try_lock(s, o, f, u->uses[k]);
	}
}

void lock_order_slots(const struct program *p, GPtrArray *findings)
{
	struct search s = { p, findings, NULL };
	const struct lock_model *m = p->locks;

	s.done = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (unsigned int i = 0; i < m->slot_edges->len; i++)
		try_targets(&s, g_ptr_array_index(m->slot_edges, i));
	g_hash_table_destroy(s.done);
}
