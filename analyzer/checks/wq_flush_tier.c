/* SPDX-License-Identifier: GPL-2.0-only */
/* wq-flush-under-lock: how sure it is that the handler takes the very lock that the waiter holds. */
#include <string.h>

#include "wq_flush_meet.h"

/* On longer ways there are too many conditions that nobody has looked at. */
enum { CHAIN_MAX = 5 };

/* Parents and children have the same kind of lock. */
static gboolean is_device_lock(const struct expr *x)
{
	return x->op == EXPR_FIELD && g_str_equal(x->name, "device:mutex");
}

static gboolean is_queue_wait(const struct meeting *m)
{
	return m->wait->use->api->kind == API_WQ_FLUSH || m->wait->use->api->kind == API_WQ_DESTROY;
}

/* The member of *variable that x is, or is part of; NULL if x is reached in another way. */
static const char *member_of_variable(const struct expr *x)
{
	const char *member = NULL;

	for (; x && x->op == EXPR_FIELD; x = x->base)
		member = x->name;
	if (!x || x->op != EXPR_DEREF)
		return NULL;
	x = x->base;
	while (x->op == EXPR_CONTAINER) /* an element of a list */
		x = x->base;
	return x->base ? NULL : member;
}

static gboolean same_tag(const char *a, const char *b)
{
	size_t n = strcspn(a, ":");

	return !strncmp(a, b, n + 1);
}

/*
 * The lock and what is waited for are members of one structure, and the two pointers to it are
 * different variables: a parent and its child, two elements of a list.
 */
static gboolean is_sibling(const struct meeting *m)
{
	const char *lock = member_of_variable(m->wait->held.object);
	const char *wait = member_of_variable(m->wait->use->object);

	return lock && wait && same_tag(lock, wait) && !is_queue_wait(m) &&
	       expr_root(m->wait->held.object) != expr_root(m->wait->use->object) &&
	       !((m->wait->use->flags | m->lock->flags) & USE_INDIRECT);
}

/* One lock of many. */
static gboolean is_element(const struct meeting *m)
{
	return expr_has(m->wait->held.object, EXPR_INDEX) ||
	       (m->lock->object && expr_has(m->lock->object, EXPR_INDEX));
}

/* That it is the same lock follows from the type only: is there something against it? */
static enum confidence by_type(const struct meeting *m, enum confidence c)
{
	const struct use *wait = m->wait->use;
	const struct function *last = use_last(wait)->function;

	if (is_device_lock(m->wait->held.object) || is_sibling(m) || is_element(m))
		return CONFIDENCE_POSSIBLE;
	if (expr_is_global(m->wait->held.object))
		return c;
	if (wait->depth + m->lock->depth > 4)
		return CONFIDENCE_POSSIBLE;
	/* In another part of the tree it may well be another object. */
	if (m->same == SAME_LIKELY && m->binding->function &&
	    m->binding->handler->unit != m->wait->function->unit &&
	    m->binding->handler->unit != last->unit)
		return CONFIDENCE_POSSIBLE;
	return c;
}

/* Is it taken there for sure, or only when something else holds? */
static enum confidence by_condition(const struct meeting *m, enum confidence c)
{
	const struct use *wait = m->wait->use;

	/* Who says that its caller holds a lock was seldom written with each function of a table in mind. */
	if ((wait->flags | m->lock->flags) & (USE_RARE | USE_FOREIGN | USE_FAILURE) ||
	    (wait->flags & USE_INDIRECT && m->wait->held.flags & (HELD_ASSUMED | HELD_RULE)) ||
	    m->wait->held.api->class == CLASS_PAGE || wq_flush_is_pinned(m->binding) ||
	    m->wait->held.flags & (HELD_STALE | HELD_SKIPPED) ||
	    wait->api->flags & (API_TIMEOUT | API_INTERRUPTIBLE))
		return CONFIDENCE_POSSIBLE;
	/* Under a spinlock the callbacks are such that do not sleep, and somebody has thought of it. */
	if (wait->api->class == CLASS_RPM &&
	    (m->wait->held.api->class < CLASS_MUTEX || m->lock->flags & USE_BRANCH))
		return CONFIDENCE_POSSIBLE;
	if ((wait->flags | m->lock->flags) & USE_INDIRECT ||
	    m->wait->held.flags & (HELD_ASSUMED | HELD_RULE) || wait->guard.param >= 0 ||
	    m->lock->guard.param >= 0 || wait->api->class == CLASS_RPM)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	return c;
}

enum confidence wq_flush_tier(const struct program *p, const struct meeting *m)
{
	const struct use *wait = m->wait->use;
	enum confidence c = m->same == SAME_CERTAIN ? CONFIDENCE_CERTAIN :
			    m->same == SAME_LIKELY  ? CONFIDENCE_LIKELY :
						      CONFIDENCE_POSSIBLE;

	c = by_condition(m, c);
	/* Through a table, one driver's wait and another driver's handler. */
	if (wait->flags & USE_INDIRECT &&
	    !lock_together(p->locks, use_last(wait)->function, m->binding->handler))
		c = CONFIDENCE_POSSIBLE;
	if (wait->depth + m->lock->depth > CHAIN_MAX)
		c = CONFIDENCE_POSSIBLE;
	if (m->same != SAME_CERTAIN)
		c = by_type(m, c);
	if (wait->api->kind == API_WQ_FLUSH && (wait->api->flags & API_SYSTEM))
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if (wq_flush_is_fresh(p, m->wait, m->binding))
		c = CONFIDENCE_POSSIBLE;
	return c;
}
