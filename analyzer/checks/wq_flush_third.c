/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-under-lock: the awaited handler takes a lock that somebody holds while waiting for the
 * waiter's lock.  For single global locks, taken directly, only: longer ways prove little.
 */
#include "wq_flush_other.h"

/* Somebody who takes the waiter's lock under the handler's. */
static const struct observation *between(const struct lock_model *m, const char *inner,
					 const char *outer)
{
	const struct lockedge *e = inner != outer ? lock_edge(m, inner, outer) : NULL;
	const struct observation *o = e ? g_ptr_array_index(e->witnesses, 0) : NULL;

	if (!o || !expr_is_global(o->held.object) || !expr_is_global(o->use->object) ||
	    o->use->depth > 1 || o->use->guard.param >= 0 || o->function->is_init ||
	    o->use->flags & (USE_INDIRECT | USE_RARE | USE_SHARED) ||
	    o->held.flags & (HELD_SHARED | HELD_STALE | HELD_SKIPPED))
		return NULL;
	return o;
}

static void report(const struct program *p, const struct observation *wait,
		   const struct binding *b, const struct use *lock, const struct observation *third,
		   GPtrArray *findings)
{
	const struct function *f = wait->function;
	const char *outer = lock_title(p, wait->held.object, f);
	const char *inner = lock_title(p, lock->object, b->handler);
	const char *waited = lock_wait_name(p->locks, wait->use, f, b);
	struct finding *out;

	out = lock_finding(p, "wq-flush-under-lock", f, wait->event->line, wait->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s() waits for %s() "
				       "while holding %s; %s() needs %s, and %s() holds that while it "
				       "waits for %s",
				       use_last(wait->use)->event->written, b->handler->name, outer,
				       b->handler->name, inner, third->function->name, outer));
	out->confidence = CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s %s %s", outer, waited, inner);
	lock_add_name(p, out, outer);
	lock_add_name(p, out, waited);
	lock_add_name(p, out, inner);
	lock_step_held(p, out, f, &wait->held, "CPU0");
	finding_set_action(out, lock_row(p, outer));
	lock_step_held(p, out, third->function, &third->held, "CPU2");
	finding_set_action(out, lock_row(p, inner));
	lock_step_chain(p, out, third->use, "CPU2", lock_format(p, "waits for %s here", outer));
	finding_set_action(out, lock_row(p, outer));
	finding_add_step(out, b->handler->at, b->handler->name,
			 lock_format(p, "%s() runs, which is what %s stands for", b->handler->name,
				     waited),
			 "CPU1");
	finding_set_action(out, lock_row(p, waited));
	lock_step_chain(p, out, lock, "CPU1",
			lock_format(p, "waits for %s here, in the handler", inner));
	finding_set_action(out, lock_row(p, inner));
	lock_step_chain(p, out, wait->use, "CPU0", lock_format(p, "waits for %s here", waited));
	finding_set_action(out, lock_row(p, waited));
	g_ptr_array_add(findings, out);
}

void wq_flush_third(const struct program *p, const struct observation *wait,
		    const struct binding *b, GHashTable *done, GPtrArray *findings)
{
	const struct lock_model *m = p->locks;
	const struct summary *s = &m->summaries[b->handler->id];
	const char *outer = lock_class_key(m, wait->held.object, wait->function);

	if (!outer || !expr_is_global(wait->held.object) || wait->use->depth > 1 ||
	    wait->use->guard.param >= 0 || wait->function->is_init ||
	    wait->use->flags & (USE_INDIRECT | USE_RARE) ||
	    wait->held.flags & (HELD_SHARED | HELD_STALE | HELD_SKIPPED | HELD_RULE) ||
	    (wait->use->api->kind == API_WQ_FLUSH && wait->use->api->flags & API_SYSTEM))
		return;
	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];
		const char *inner = u->kind == USE_LOCK && expr_is_global(u->object) &&
						    u->depth <= 1 && u->guard.param < 0 &&
						    !(u->flags & (USE_INDIRECT | USE_RARE)) ?
					    lock_class_key(m, u->object, b->handler) :
					    NULL;
		const struct observation *third = inner ? between(m, inner, outer) : NULL;

		if (third && lock_once(done, wait->function, inner))
			report(p, wait, b, u, third, findings);
	}
}
