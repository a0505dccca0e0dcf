/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-under-lock through tables of functions: a core calls a function of a table under its
 * lock, and the driver waits there; or the handler calls one, which takes the lock.
 */
#include "base/arena.h"
#include "wq_flush_meet.h"

/* Is the held lock given back on the way to the wait? */
static gboolean is_dropped(const struct program *p, const struct observation *o,
			   const struct use *wait)
{
	for (unsigned int i = 0; i < USE_MINUS_MAX; i++)
		if (wait->minus[i] &&
		    lock_may_be_same(p->locks, wait->minus[i], o->held.object, o->function))
			return TRUE;
	return FALSE;
}

/* An observation and its chain in one block, since nearly all of them come to nothing. */
struct made {
	struct observation observation;
	struct use chain[];
};

struct observation *wq_flush_through(const struct program *p, const struct observation *o,
					   const struct function *target, const struct use *wait)
{
	struct made *made;
	struct use *u;

	if (is_dropped(p, o, wait))
		return NULL;
	made = g_malloc(sizeof(*made) + lock_chain_length(o->use) * sizeof(*u));
	u = lock_chain_fill(made->chain, o->use, wait);
	made->observation = *o;
	u->object = lock_any_instance(p->locks, wait->object);
	u->data = wait->data ? lock_any_instance(p->locks, wait->data) : NULL;
	/* What is passed through the table is not known: if (cmd == STOP). */
	if (!lock_slot_fits(p->locks, o, target) || (wait->guard.param >= 0 && wait->guard.equal))
		u->flags |= USE_FOREIGN;
	made->observation.use = u;
	made->observation.kind = SEEN_WAIT;
	return &made->observation;
}

/* The handler's own module, or the waiter's, which has given its table to the handler's. */
gboolean wq_flush_is_own(const struct program *p, const struct meeting *m,
			 const struct function *target)
{
	const struct lock_model *k = p->locks;
	const struct function *handler = m->binding->handler;

	return lock_together(k, target, handler) ||
	       (lock_is_user(k, target, handler) && lock_together(k, target, m->wait->function));
}

const struct use *wq_flush_slot_lock(const struct program *p, const struct meeting *m,
				     const struct use *lock)
{
	const struct expr *object = lock_any_instance(p->locks, lock->object);
	const struct observation *o = m->wait;
	struct use *u;

	if (lock_same_object(p->locks, o->held.object,
			     lock_handler_object(p->locks, m->binding, o->use, object),
			     o->function) == SAME_NO)
		return NULL;
	u = lock_chain_through(p, m->lock, lock);
	u->object = object;
	return u;
}
