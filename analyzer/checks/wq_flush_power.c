/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-under-lock: a core resumes or suspends the devices of its drivers under a lock of its own
 * that their callbacks need when they call the core.
 */
#include <string.h>

#include "wq_flush_other.h"

enum { CHAIN_MAX = 4 };

/* A callback of runtime power management, and the lock that it takes. */
struct taker {
	const struct binding *binding;
	const struct use *lock;
};

/* A lock that no other file knows, so that it is the core's own. */
static gboolean is_private(const struct expr *lock, const struct function *f)
{
	size_t n = strlen(f->at.path);

	return lock && lock->op == EXPR_GLOBAL && !strncmp(lock->name, f->at.path, n) &&
	       lock->name[n] == ':';
}

static void add_takers(GHashTable *takers, const struct lock_model *m, struct binding *b)
{
	const struct summary *s = &m->summaries[b->handler->id];

	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];
		struct taker *known, *made;

		if (u->kind != USE_LOCK || !u->object || u->object->op != EXPR_GLOBAL ||
		    u->flags & (USE_RARE | USE_INDIRECT | USE_SHARED) || u->depth > CHAIN_MAX)
			continue;
		known = g_hash_table_lookup(takers, u->object);
		if (known && known->lock->depth <= u->depth)
			continue;
		made = g_new(struct taker, 1);
		*made = (struct taker){ b, u };
		g_hash_table_insert(takers, (gpointer)u->object, made);
	}
}

static void report(const struct program *p, const struct observation *o, const struct taker *t,
		   GPtrArray *findings)
{
	const struct function *f = o->function, *handler = t->binding->handler;
	const char *title = lock_title(p, o->held.object, f);
	const char *waited = lock_wait_name(p->locks, o->use, f, t->binding);
	struct finding *out;

	out = lock_finding(p, "wq-flush-under-lock", f, o->event->line, o->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s() waits for the "
				       "callbacks of a device while holding %s, which callbacks like "
				       "%s() take",
				       use_last(o->use)->event->written, title, handler->name));
	out->confidence = o->use->flags & (USE_RARE | USE_INDIRECT) || o->use->depth > CHAIN_MAX ||
					  o->held.flags & (HELD_STALE | HELD_SKIPPED | HELD_ASSUMED) ||
					  o->held.api->class < CLASS_MUTEX ?
				  CONFIDENCE_POSSIBLE :
				  CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s %s", title, waited);
	lock_add_name(p, out, title);
	lock_add_name(p, out, waited);
	lock_step_held(p, out, f, &o->held, "CPU0");
	finding_set_action(out, lock_row(p, title));
	finding_add_step(out, handler->at, handler->name,
			 lock_format(p, "%s() runs, a callback of runtime power management",
				     handler->name),
			 "CPU1");
	finding_set_action(out, lock_row(p, waited));
	lock_step_chain(p, out, t->lock, "CPU1",
			lock_format(p, "waits for %s here, in the callback", title));
	finding_set_action(out, lock_row(p, title));
	lock_step_chain(p, out, o->use, "CPU0", lock_format(p, "waits for %s here", waited));
	finding_set_action(out, lock_row(p, waited));
	finding_add_step(out, t->binding->at, NULL,
			 lock_format(p, "%s() is registered here", handler->name), NULL);
	g_ptr_array_add(findings, out);
}

void wq_flush_power(const struct program *p, GPtrArray *findings)
{
	const struct lock_model *m = p->locks;
	GHashTable *takers = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned int i = 0; i < m->bindings->len; i++) {
		struct binding *b = g_ptr_array_index(m->bindings, i);

		if (b->class == CLASS_RPM)
			add_takers(takers, m, b);
	}
	for (unsigned int i = 0; i < m->observations->len; i++) {
		const struct observation *o =
			&g_array_index(m->observations, struct observation, i);
		const struct taker *t;

		if (o->kind != SEEN_WAIT || o->use->api->class != CLASS_RPM ||
		    !is_private(o->held.object, use_last(o->use)->function))
			continue;
		t = g_hash_table_lookup(takers, o->held.object);
		if (t && !lock_same_module(t->binding->handler, o->function) &&
		    lock_once(seen, use_last(o->use)->function,
			      lock_title(p, o->held.object, o->function)))
			report(p, o, t, findings);
	}
	g_hash_table_destroy(takers);
	g_hash_table_destroy(seen);
}
