/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-under-lock: waits for work, a timer, an interrupt handler or a thread while
 * holding a lock that the awaited handler takes.  The handler waits for the lock, and
 * who holds the lock waits for the handler.
 */
#include <string.h>

#include "base/arena.h"
#include "lock_text.h"
#include "wq_flush_other.h"

/* One way in which the two sides meet. */
struct meeting {
	const struct observation *wait;
	const struct binding *binding;
	const struct use *lock; /* in the handler's summary */
	enum same_object same;
	enum confidence confidence;
};

/* Parents and children have the same kind of lock. */
static gboolean is_device_lock(const struct expr *x)
{
	return x->op == EXPR_FIELD && g_str_equal(x->name, "device:mutex");
}

static enum confidence tier_of(const struct program *p, const struct meeting *m)
{
	const struct use *wait = m->wait->use;
	enum confidence c = m->same == SAME_CERTAIN ? CONFIDENCE_CERTAIN :
			    m->same == SAME_LIKELY  ? CONFIDENCE_LIKELY :
						      CONFIDENCE_POSSIBLE;
	const struct function *last = use_last(wait)->function;
	gboolean global = expr_is_global(m->wait->held.object);

	if ((wait->flags | m->lock->flags) & USE_INDIRECT)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if (m->wait->held.flags & (HELD_ASSUMED | HELD_RULE) || wait->api->class == CLASS_RPM)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if ((wait->flags | m->lock->flags) & USE_RARE || m->wait->held.api->class == CLASS_PAGE)
		c = CONFIDENCE_POSSIBLE;
	if (m->same != SAME_CERTAIN && is_device_lock(m->wait->held.object))
		c = CONFIDENCE_POSSIBLE;
	/* Under a spinlock the callbacks are such that do not sleep, and somebody has thought of it. */
	if (wait->api->class == CLASS_RPM && m->wait->held.api->class < CLASS_MUTEX)
		c = CONFIDENCE_POSSIBLE;
	/* Through a table, one driver's wait and another driver's handler. */
	if (wait->flags & USE_INDIRECT && !lock_same_module(last, m->binding->handler))
		c = CONFIDENCE_POSSIBLE;
	if (wait->depth + m->lock->depth > 9)
		c = CONFIDENCE_POSSIBLE;
	if (m->same != SAME_CERTAIN && !global && wait->depth + m->lock->depth > 4)
		c = CONFIDENCE_POSSIBLE;
	if (wait->guard.param >= 0 || m->lock->guard.param >= 0)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if (m->wait->held.flags & (HELD_STALE | HELD_SKIPPED) ||
	    wait->api->flags & (API_TIMEOUT | API_INTERRUPTIBLE))
		c = CONFIDENCE_POSSIBLE;
	/* By type alone, and in another part of the tree: it may well be another object. */
	if (m->same == SAME_LIKELY && m->binding->function && !global &&
	    m->binding->handler->unit != m->wait->function->unit &&
	    m->binding->handler->unit != last->unit)
		c = CONFIDENCE_POSSIBLE;
	if (wait->api->kind == API_WQ_FLUSH && (wait->api->flags & API_SYSTEM))
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	return c;
}

static gboolean better(const struct meeting *a, const struct meeting *b)
{
	if (!b->lock)
		return TRUE;
	if (a->confidence != b->confidence)
		return a->confidence < b->confidence;
	return a->lock->depth < b->lock->depth;
}

/*
 * Is the waiter part of what the callback does?  Runtime power management does not call a
 * callback while it runs.
 */
static gboolean is_own_callback(const struct meeting *m)
{
	return m->wait->use->api->class == CLASS_RPM &&
	       (m->wait->function == m->binding->handler ||
		use_last(m->lock)->event == m->wait->held.event);
}

/* One lock of the handler against the held one. */
static void meet_lock(const struct program *p, struct meeting try, struct meeting *best)
{
	const struct held *h = &try.wait->held;
	const struct expr *object;

	if (try.lock->kind != USE_LOCK || is_own_callback(&try) ||
	    ((try.lock->flags & USE_SHARED) && (h->flags & HELD_SHARED)))
		return;
	object = lock_handler_object(p->locks, try.binding, try.wait->use, try.lock->object);
	try.same = lock_same_object(p->locks, h->object, object, try.wait->function);
	if (try.same == SAME_NO)
		return;
	try.confidence = tier_of(p, &try);
	if (better(&try, best))
		*best = try;
}

/* What the functions of a table take that the handler calls: the driver's own only. */
static void meet_slot(const struct program *p, struct meeting try, struct meeting *best)
{
	const struct use *call = try.lock;
	const GPtrArray *targets = g_hash_table_lookup(p->locks->slots, call->slot);

	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		const struct summary *s = &p->locks->summaries[f->id];

		for (unsigned int k = 0; k < s->nuses; k++) {
			struct use *made;

			if (!lock_same_folder(f, try.binding->handler) ||
			    s->uses[k]->kind != USE_LOCK)
				continue;
			made = arena_alloc(p->arena, sizeof(*made));
			*made = *s->uses[k];
			made->object = lock_any_instance(p->locks, made->object);
			made->event = call->event;
			made->function = call->function;
			made->next = s->uses[k];
			made->depth = (unsigned short)(s->uses[k]->depth + call->depth + 1);
			made->flags |= USE_INDIRECT;
			try.lock = made;
			meet_lock(p, try, best);
		}
	}
}

static void meet_handler(const struct program *p, struct meeting try, struct meeting *best)
{
	const struct summary *s = &p->locks->summaries[try.binding->handler->id];

	for (unsigned int i = 0; i < s->nuses; i++) {
		try.lock = s->uses[i];
		if (try.lock->kind == USE_SLOT)
			meet_slot(p, try, best);
		else
			meet_lock(p, try, best);
	}
}

static const char *waited_name(const struct program *p, const struct meeting *m)
{
	return lock_wait_name(p->locks, m->wait->use, m->wait->function, m->binding);
}

static const char *proof(const struct program *p, const struct meeting *m)
{
	const char *words = lock_words(p, m->wait->held.object, m->wait->function);

	if (m->same == SAME_CERTAIN && expr_is_global(m->wait->held.object))
		return lock_format(p, "%s is a single global lock", words);
	if (m->same == SAME_CERTAIN)
		return lock_format(p,
				   "the same lock on both sides: %s() reaches %s from what it is "
				   "given",
				   m->binding->handler->name, words);
	return lock_format(p,
			   "both sides take %s; that it is the same object follows from the type "
			   "only",
			   lock_title(p, m->wait->held.object, m->wait->function));
}

static void add_table(const struct program *p, struct finding *out, const struct meeting *m)
{
	const struct function *f = m->wait->function;
	const char *title = lock_title(p, m->wait->held.object, f);
	const char *waited = waited_name(p, m);

	lock_step_held(p, out, f, &m->wait->held, "CPU0");
	finding_set_action(out, lock_row(p, title));
	finding_add_step(out, m->binding->handler->at, m->binding->handler->name,
			 lock_format(p, "%s() runs, which is what %s stands for",
				     m->binding->handler->name, waited),
			 "CPU1");
	finding_set_action(out, lock_row(p, waited));
	lock_step_chain(p, out, m->lock, "CPU1",
			lock_format(p, "waits for %s here, in the handler", title));
	finding_set_action(out, lock_row(p, title));
	lock_step_chain(p, out, m->wait->use, "CPU0", lock_format(p, "waits for %s here", waited));
	finding_set_action(out, lock_row(p, waited));
	finding_add_step(
		out, m->binding->at, m->binding->function ? m->binding->function->name : NULL,
		lock_format(p, "%s() is registered here as the handler", m->binding->handler->name),
		NULL);
	finding_add_step(out, lock_place(f, m->wait->event), f->name, proof(p, m), NULL);
}

static void report(const struct program *p, const struct meeting *m, GPtrArray *findings)
{
	const struct observation *o = m->wait;
	const char *title = lock_title(p, o->held.object, o->function);
	const char *waited = waited_name(p, m);
	struct finding *out;

	out = lock_finding(p, "wq-flush-under-lock", o->function, o->event->line, o->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s() waits for "
				       "%s() while holding %s, which %s() takes",
				       use_last(o->use)->event->written, m->binding->handler->name,
				       title,
				       m->lock->depth ? use_last(m->lock)->function->name :
							m->binding->handler->name));
	out->confidence = m->confidence;
	out->subject = lock_format(p, "%s %s %s", title, waited, m->binding->handler->name);
	lock_add_name(p, out, title);
	lock_add_name(p, out, waited);
	add_table(p, out, m);
	g_ptr_array_add(findings, out);
}

/* The same cause: the operations at both ends and the lock. */
static char *cause_of(const struct program *p, const struct meeting *m)
{
	return g_strdup_printf("%p %s", (const void *)use_last(m->wait->use)->event,
			       lock_class_name(p->locks, m->wait->held.object, m->wait->function));
}

static int by_merit(gconstpointer a, gconstpointer b)
{
	const struct meeting *x = a, *y = b;
	int r;

	if (x->confidence != y->confidence)
		return (int)x->confidence - (int)y->confidence;
	if (x->wait->use->depth != y->wait->use->depth)
		return (int)x->wait->use->depth - (int)y->wait->use->depth;
	r = strcmp(x->wait->function->at.path, y->wait->function->at.path);
	if (!r)
		r = (int)x->wait->event->line - (int)y->wait->event->line;
	if (!r)
		r = (int)x->lock->depth - (int)y->lock->depth;
	return r ? r : strcmp(x->binding->handler->name, y->binding->handler->name);
}

/* In an exit function what was cancelled once stays so: nothing is left that queues it. */
static gboolean is_idle(const struct observation *o)
{
	const struct function *f = o->function;
	unsigned int cancelled = 0, queued = 0;

	if (!f->is_exit || o->use->depth || !o->event->nargs)
		return FALSE;
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind != EVENT_CALL || e->line >= o->event->line || !e->api)
				continue;
			if (e->api == o->event->api && e->nargs &&
			    !strcmp(e->args[0], o->event->args[0]))
				cancelled = MAX(cancelled, e->line);
			else if (e->api->kind == API_WORK_QUEUE || e->api->kind == API_ARM)
				queued = MAX(queued, e->line);
		}
	}
	return cancelled > queued;
}

/* Where what is found on the way goes. */
struct third {
	GHashTable *done;
	GPtrArray *findings;
};

static void collect(const struct program *p, const struct observation *o, GArray *all,
		    const struct third *third)
{
	GPtrArray *handlers = lock_handlers(p->locks, o->use, o->function);

	for (unsigned int i = 0; i < handlers->len; i++) {
		struct meeting best = { 0 };
		struct meeting try = { .wait = o, .binding = g_ptr_array_index(handlers, i) };

		meet_handler(p, try, &best);
		if (best.lock)
			g_array_append_val(all, best);
		else
			wq_flush_third(p, o, try.binding, third->done, third->findings);
	}
	g_ptr_array_free(handlers, TRUE);
}

/* A core calls a function of a table under its lock, and the driver waits there. */
static void collect_slot(const struct program *p, const struct observation *o, GArray *all,
			 const struct third *third)
{
	const GPtrArray *targets = g_hash_table_lookup(p->locks->slots, o->use->slot);

	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		const struct summary *s = &p->locks->summaries[f->id];

		for (unsigned int k = 0; k < s->nuses; k++) {
			struct observation *made;
			struct use *wait;

			if (s->uses[k]->kind != USE_WAIT || s->uses[k]->depth + o->use->depth > 3)
				continue;
			made = arena_alloc(p->arena, sizeof(*made));
			wait = arena_alloc(p->arena, sizeof(*wait));
			*made = *o;
			*wait = *s->uses[k];
			wait->object = lock_any_instance(p->locks, wait->object);
			wait->data = wait->data ? lock_any_instance(p->locks, wait->data) : NULL;
			wait->event = o->event;
			wait->function = o->function;
			wait->next = s->uses[k];
			wait->depth = (unsigned short)(s->uses[k]->depth + o->use->depth + 1);
			wait->flags |= USE_INDIRECT;
			made->use = wait;
			made->kind = SEEN_WAIT;
			collect(p, made, all, third);
		}
	}
}

/* synchronize_rcu() waits for readers, and we are one. */
static gboolean waits_for_itself(const struct observation *o)
{
	const struct api *a = o->kind == SEEN_WAIT ? o->use->api : NULL;

	if (!a || a->class != o->held.api->class || (a->flags & API_BARRIER) ||
	    o->held.flags & (HELD_MAYBE | HELD_SKIPPED | HELD_STALE))
		return FALSE;
	return a->class == CLASS_RCU || ((a->class == CLASS_SRCU || a->class == CLASS_SOCK) &&
					 o->use->object == o->held.object);
}

static void report_reader(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *what = use_last(o->use)->event->written;
	struct finding *out;

	out = lock_finding(
		p, "wq-flush-under-lock", f, o->event->line, o->event->column,
		o->held.api->class == CLASS_SOCK ?
			lock_format(p,
				    "%s() waits for data while %s() holds the socket "
				    "lock, which who delivers it may need",
				    what, f->name) :
			lock_format(p, "%s() waits for the read-side section that %s() is in", what,
				    f->name));
	out->confidence = o->use->depth && o->use->flags & (USE_BRANCH | USE_RARE | USE_INDIRECT) ?
				  CONFIDENCE_POSSIBLE :
			  o->use->depth ? CONFIDENCE_LIKELY :
					  CONFIDENCE_CERTAIN;
	if (o->held.api->class == CLASS_SOCK)
		out->confidence = lock_weaker(out->confidence, CONFIDENCE_LIKELY);
	out->subject = lock_format(p, "%s in a read-side section", what);
	lock_add_name(p, out, lock_title(p, o->held.object, f));
	lock_step_held(p, out, f, &o->held, "CPU0");
	finding_set_action(out, lock_row(p, lock_title(p, o->held.object, f)));
	lock_step_chain(p, out, o->use, "CPU0", lock_format(p, "waits in %s() here", what));
	finding_set_action(out, lock_format(p, "%s();", what));
	g_ptr_array_add(findings, out);
}

void check_wq_flush_under_lock(const struct program *p, GPtrArray *findings)
{
	const GArray *seen = p->locks ? p->locks->observations : NULL;
	GArray *all = g_array_new(FALSE, TRUE, sizeof(struct meeting));
	GHashTable *causes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct third third = { g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			       findings };

	for (unsigned int i = 0; seen && i < seen->len; i++) {
		const struct observation *o = &g_array_index(seen, struct observation, i);

		if (waits_for_itself(o))
			report_reader(p, o, findings);
		if (o->kind == SEEN_EDGE && o->use->kind == USE_SLOT && o->held.object)
			collect_slot(p, o, all, &third);
		if (o->kind == SEEN_WAIT && !is_idle(o) && o->held.object &&
		    o->held.api->class != CLASS_RCU)
			collect(p, o, all, &third);
	}
	g_array_sort(all, by_merit);
	for (unsigned int i = 0; i < all->len; i++) {
		const struct meeting *m = &g_array_index(all, struct meeting, i);

		if (g_hash_table_add(causes, cause_of(p, m)))
			report(p, m, findings);
	}
	g_hash_table_destroy(causes);
	g_hash_table_destroy(third.done);
	if (p->locks) {
		wq_flush_completions(p, findings);
		wq_flush_timers(p, findings);
		wq_flush_power(p, findings);
	}
	g_array_free(all, TRUE);
}
