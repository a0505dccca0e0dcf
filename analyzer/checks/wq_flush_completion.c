/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-under-lock: waits for a completion under a lock that each function which completes
 * it takes first.
 */
#include "wq_flush_other.h"

#include "lock_order.h"

static GHashTable *index_completers(const struct lock_model *m)
{
	GHashTable *all = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);

	for (unsigned int i = 0; i < m->observations->len; i++) {
		struct observation *o = &g_array_index(m->observations, struct observation, i);
		const char *name;
		GPtrArray *same;

		if (o->kind != SEEN_COMPLETE)
			continue;
		name = lock_class_name(m, o->use->object, o->function);
		same = *name ? g_hash_table_lookup(all, name) : NULL;
		if (*name && !same) {
			same = g_ptr_array_new();
			g_hash_table_insert(all, (gpointer)name, same);
		}
		if (same)
			g_ptr_array_add(same, o);
	}
	return all;
}

/* The lock of the waiter, always taken before this very complete(); NULL: it is not. */
static const struct observation *needs(const struct lock_model *m, const GPtrArray *completers,
				       const struct event *e, const struct observation *wait)
{
	for (unsigned int i = 0; i < completers->len; i++) {
		const struct observation *o = g_ptr_array_index(completers, i);

		if (o->event != e || !o->held.object || o->branch)
			continue;
		if (o->held.object == wait->held.object && expr_is_global(o->held.object))
			return o;
		if (lock_class_name(m, o->held.object, o->function) ==
			    lock_class_name(m, wait->held.object, wait->function) &&
		    lock_order_same_base(o->held.object, o->use->object, wait->held.object,
					 wait->use->object))
			return o;
	}
	return NULL;
}

/* The first completer, if all of them need the lock; NULL: somebody does without. */
static const struct observation *all_need(const struct lock_model *m, const GPtrArray *completers,
					  const struct observation *wait)
{
	const struct observation *first = NULL;

	for (unsigned int i = 0; i < completers->len; i++) {
		const struct observation *o = g_ptr_array_index(completers, i), *found;

		if (o->held.object)
			continue; /* not the note of the event itself */
		found = o->function != wait->function ? needs(m, completers, o->event, wait) : NULL;
		if (!found)
			return NULL;
		if (!first)
			first = found;
	}
	return first;
}

static void report(const struct program *p, const struct observation *wait,
		   const struct observation *by, GPtrArray *findings)
{
	const struct function *f = wait->function;
	const char *title = lock_title(p, wait->held.object, f);
	const char *name = lock_wait_name(p->locks, wait->use, f, NULL);
	struct finding *out;

	out = lock_finding(p, "wq-flush-under-lock", f, wait->event->line, wait->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s() waits while "
				       "holding %s, which %s() takes before it completes",
				       use_last(wait->use)->event->written, title,
				       by->function->name));
	out->confidence = wait->use->api->flags & API_TIMEOUT ||
					  wait->use->flags & (USE_RARE | USE_INDIRECT) ||
					  wait->held.flags & (HELD_STALE | HELD_SKIPPED) ?
				  CONFIDENCE_POSSIBLE :
				  CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s %s", title, name);
	lock_add_name(p, out, title);
	lock_add_name(p, out, name);
	lock_step_held(p, out, f, &wait->held, "CPU0");
	finding_set_action(out, lock_row(p, title));
	lock_step(out, by->function, by->held.event, "CPU1",
		  lock_format(p, "%s() needs %s here", by->function->name, title));
	finding_set_action(out, lock_row(p, title));
	lock_step_chain(p, out, wait->use, "CPU0", lock_format(p, "waits for %s here", name));
	finding_set_action(out, lock_row(p, name));
	lock_step(out, by->function, by->event, NULL,
		  lock_format(p, "%s() completes it only here, as all do that complete it",
			      by->function->name));
	g_ptr_array_add(findings, out);
}

void wq_flush_completions(const struct program *p, GPtrArray *findings)
{
	const struct lock_model *m = p->locks;
	GHashTable *completers = index_completers(m);

	for (unsigned int i = 0; i < m->observations->len; i++) {
		const struct observation *o =
			&g_array_index(m->observations, struct observation, i);
		const GPtrArray *all;
		const struct observation *by;

		if (o->kind != SEEN_WAIT || o->use->api->class != CLASS_COMPLETION ||
		    !o->held.object || !o->use->object)
			continue;
		all = g_hash_table_lookup(completers,
					  lock_class_name(m, o->use->object, o->function));
		by = all ? all_need(m, all, o) : NULL;
		if (by)
			report(p, o, by, findings);
	}
	g_hash_table_destroy(completers);
}
