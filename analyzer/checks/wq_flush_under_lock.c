/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-under-lock: waits for work, a timer, an interrupt handler or a thread while
 * holding a lock that the awaited handler takes.  The handler waits for the lock, and
 * who holds the lock waits for the handler.
 */
#include <string.h>

#include "wq_flush_meet.h"
#include "wq_flush_other.h"

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

/*
 * Is the lock given back on the way before it is taken?  Then that is for a caller that holds it,
 * as in "if (owner == current) unlock(); sleep; if (owner == current) lock();", and no handler does.
 */
static gboolean is_retaken(const struct use *u)
{
	for (u = u->next; u; u = u->next)
		for (unsigned int i = 0; i < USE_MINUS_MAX; i++)
			if (u->minus[i] && u->minus[i] == u->object)
				return TRUE;
	return FALSE;
}

/* One lock of the handler against the held one. */
static void meet_lock(const struct program *p, struct meeting try, struct meeting *best)
{
	const struct held *h = &try.wait->held;
	const struct expr *object;

	if (try.lock->kind != USE_LOCK || is_own_callback(&try) || is_retaken(try.lock) ||
	    ((try.lock->flags & USE_SHARED) && (h->flags & HELD_SHARED)))
		return;
	object = lock_handler_object(p->locks, try.binding, try.wait->use, try.lock->object);
	try.same = lock_same_object(p->locks, h->object, object, try.wait->function);
	if (try.same == SAME_NO)
		return;
	try.confidence = wq_flush_tier(p, &try);
	if (better(&try, best))
		*best = try;
}

/* What the functions of a table take that the handler calls. */
static void meet_slot(const struct program *p, struct meeting try, struct meeting *best)
{
	const struct meeting call = try;
	const GPtrArray *targets = g_hash_table_lookup(p->locks->slots, call.lock->slot);

	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		const struct summary *s = &p->locks->summaries[f->id];

		if (!s->nuses || !wq_flush_is_own(p, &call, f))
			continue;
		for (unsigned int k = 0; k < s->nuses; k++) {
			try.lock = s->uses[k]->kind == USE_LOCK ?
					   wq_flush_slot_lock(p, &call, s->uses[k]) :
					   NULL;
			if (try.lock)
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

		if (wq_flush_gives_way(try.binding))
			continue;
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
			 GPtrArray *kept, const struct third *third)
{
	const GPtrArray *targets = g_hash_table_lookup(p->locks->slots, o->use->slot);

	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		const struct summary *s = &p->locks->summaries[f->id];

		for (unsigned int k = 0; k < s->nuses; k++) {
			struct observation *made;
			guint before = all->len;

			if (s->uses[k]->kind != USE_WAIT || s->uses[k]->depth + o->use->depth > 3)
				continue;
			made = wq_flush_through(p, o, f, s->uses[k]);
			if (made)
				collect(p, made, all, third);
			if (all->len > before)
				g_ptr_array_add(kept, made);
			else
				g_free(made);
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
	GPtrArray *kept = g_ptr_array_new_with_free_func(g_free); /* what `all` points to */
	GHashTable *causes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTable *sections = wq_flush_causes();
	struct third third = { g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			       findings };

	for (unsigned int i = 0; seen && i < seen->len; i++) {
		const struct observation *o = &g_array_index(seen, struct observation, i);

		if (waits_for_itself(o))
			report_reader(p, o, findings);
		if (o->kind == SEEN_EDGE && o->use->kind == USE_SLOT && o->held.object)
			collect_slot(p, o, all, kept, &third);
		if (o->kind == SEEN_WAIT && !wq_flush_is_idle(o) && o->held.object &&
		    o->held.api->class != CLASS_RCU)
			collect(p, o, all, &third);
	}
	g_array_sort(all, by_merit);
	for (unsigned int i = 0; i < all->len; i++) {
		const struct meeting *m = &g_array_index(all, struct meeting, i);

		if (g_hash_table_add(causes, cause_of(p, m)))
			wq_flush_report(p, m, sections, findings);
	}
	g_hash_table_destroy(causes);
	g_hash_table_destroy(third.done);
	if (p->locks) {
		wq_flush_completions(p, findings);
		wq_flush_timers(p, sections, findings);
		wq_flush_power(p, findings);
	}
	g_hash_table_destroy(sections);
	g_array_free(all, TRUE);
	g_ptr_array_unref(kept);
}
