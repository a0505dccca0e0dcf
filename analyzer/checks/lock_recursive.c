/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-recursive: the same lock is taken again while it is held. */
#include "lock_recursive.h"

/* A lock that is taken in each round of a loop and never released there is released by others. */
static gboolean releases(const struct function *f, const struct api *lock)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct api *a = f->blocks[b].events[i].api;

			if (a && a->kind == API_UNLOCK && a->class == lock->class)
				return TRUE;
		}
	}
	return FALSE;
}

/*
 * "if (x) continue;" before the unlock: x may release the lock itself, or give it away; but not one
 * that only this unit can name.
 */
static gboolean stays_held(const struct observation *o)
{
	return o->use->event == o->held.event && expr_is_static(o->held.object) &&
	       releases(o->function, o->held.api);
}

static enum confidence tier_of(const struct program *p, const struct observation *o,
			       const char *title)
{
	enum confidence c = CONFIDENCE_CERTAIN;
	unsigned int doubts = HELD_STALE | HELD_ASSUMED;

	if (!stays_held(o))
		doubts |= HELD_SKIPPED;

	if (o->use->depth || o->held.via)
		c = CONFIDENCE_LIKELY;
	if (o->use->depth > 2 || (o->use->depth && o->use->flags & USE_RARE) ||
	    (o->use->depth && o->use->flags & USE_BRANCH && o->held.object->op != EXPR_GLOBAL))
		c = CONFIDENCE_POSSIBLE;
	if (o->use->guard.param >= 0 || o->held.flags & doubts)
		c = CONFIDENCE_POSSIBLE;
	if (o->held.api->class == CLASS_PAGE || o->held.api->class == CLASS_SEMAPHORE)
		c = CONFIDENCE_POSSIBLE;
	/* A subclass on one way only: that way knows that it is another one. */
	if (!o->use->depth && o->use->flags & USE_NESTED && o->branch)
		c = CONFIDENCE_POSSIBLE;
	/* In some rounds of a loop: the other rounds may have it released, as flags say. */
	if (o->loop && !o->use->depth)
		c = CONFIDENCE_POSSIBLE;
	if (!*title || (o->use->event == o->held.event && !releases(o->function, o->held.api)))
		c = CONFIDENCE_POSSIBLE;
	if (c != CONFIDENCE_POSSIBLE && lock_recursive_is_told_apart(p, o))
		c = CONFIDENCE_POSSIBLE;
	return c;
}

static void report(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *title = lock_title(p, o->held.object, f);
	struct finding *out;

	out = lock_finding(p, "lock-recursive", f, o->event->line, o->event->column,
			   lock_format(p,
				       "possible recursive locking: %s() takes the %s %s, which "
				       "is held since line %u",
				       use_last(o->use)->function->name,
				       lock_kind_word(o->held.api),
				       lock_words(p, o->held.object, f), o->held.event->line));
	out->confidence = tier_of(p, o, title);
	out->subject = lock_format(p, "recursive %s", title);
	lock_add_name(p, out, title);
	lock_step_held(p, out, f, &o->held, "CPU0");
	lock_step_chain(p, out, o->use, "CPU0", lock_format(p, "takes %s again", title));
	g_ptr_array_add(findings, out);
}

/* The only function of the caller's own module that stands in this table. */
static const struct function *own_target(const struct lock_model *m, const struct observation *o)
{
	const GPtrArray *targets = g_hash_table_lookup(m->slots, o->use->slot);
	const struct function *found = NULL;

	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);

		if (found)
			return NULL;
		found = f->unit == o->function->unit ? f : NULL;
		if (!found)
			return NULL;
	}
	return found;
}

/* A table's only function is called with a global lock held that it takes. */
static void check_slot(const struct program *p, const struct observation *o, GHashTable *seen,
		       GPtrArray *findings)
{
	const struct function *target = o->use->depth ? NULL : own_target(p->locks, o);
	const struct summary *s = target ? &p->locks->summaries[target->id] : NULL;
	struct observation made = *o;
	struct use u;

	for (unsigned int i = 0; s && i < s->nuses; i++) {
		u = *s->uses[i];
		if (u.kind != USE_LOCK || u.object != o->held.object || u.depth > 1 ||
		    u.guard.param >= 0 || !expr_is_global(u.object) ||
		    ((u.flags & USE_SHARED) && (o->held.flags & HELD_SHARED)) ||
		    !lock_once(seen, o->function, lock_title(p, u.object, target)))
			continue;
		u.event = o->event;
		u.function = o->function;
		u.next = s->uses[i];
		u.depth++;
		made.use = &u;
		report(p, &made, findings);
	}
}

void check_lock_recursive(const struct program *p, GPtrArray *findings)
{
	const GArray *all = p->locks ? p->locks->observations : NULL;
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct observation *o = &g_array_index(all, struct observation, i);
		const char *name = lock_title(p, o->held.object, o->function);

		if (o->kind == SEEN_RECURSIVE && lock_once(seen, o->function, name))
			report(p, o, findings);
	}
	for (unsigned int i = 0; all && i < p->locks->slot_edges->len; i++)
		check_slot(p, g_ptr_array_index(p->locks->slot_edges, i), seen, findings);
	g_hash_table_destroy(seen);
}
