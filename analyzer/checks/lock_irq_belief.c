/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-irq-unsafe: nothing here is known to take the lock in an interrupt, but nearly everybody
 * disables interrupts to take it, and one place does not.  Those who do either know of such a user
 * or do it for nothing: a function that asks for the state to be restored can be called with
 * interrupts disabled, so that the others must not hold the lock with interrupts enabled.
 */
#include <string.h>

#include "lock_irq.h"

enum { SAFE_MIN = 2, OTHERS_MAX = 4 };

struct opinion {
	unsigned int safe; /* takings with interrupts disabled for that purpose */
	unsigned int saving; /* ... of these, by those who do not know the state before */
	const struct taking *example; /* the first that saves the state */
	GPtrArray *unsafe; /* struct taking * with interrupts enabled for sure */
};

static gboolean is_plain(const struct program *p, const struct taking *t)
{
	const struct event *call;
	gboolean weak = FALSE;

	if (!irq_is_open(p, CONTEXT_HARDIRQ, t) || irq_is_quiet(p, t) || t->function->in_header ||
	    t->flags & TAKING_AGAIN || t->api->flags & API_SOFTIRQ || t->flags & TAKING_BH_OFF)
		return FALSE;
	irq_open_root(p, CONTEXT_HARDIRQ, t, &weak, &call);
	return !weak;
}

static void count(const struct program *p, const struct taking *t, struct opinion *o)
{
	if (t->api->flags & API_HARDIRQ) {
		o->safe++;
		if (t->api->flags & API_SAVE) {
			o->saving++;
			if (!o->example)
				o->example = t;
		}
	} else if (is_plain(p, t)) {
		g_ptr_array_add(o->unsafe, (gpointer)t);
	}
}

/* Readers do not wait for a reader: a writer must be among those that matter. */
static gboolean only_readers(const GPtrArray *all)
{
	for (unsigned int i = 0; i < all->len; i++)
		if (!(((const struct taking *)g_ptr_array_index(all, i))->api->flags & API_SHARED))
			return FALSE;
	return TRUE;
}

static gboolean is_one_sided(const GPtrArray *all, const struct opinion *o)
{
	return o->saving && o->safe >= SAFE_MIN && o->unsafe->len && o->unsafe->len <= o->safe &&
	       !only_readers(all);
}

static void report(const struct program *p, const struct opinion *o, GPtrArray *findings)
{
	const struct taking *t = g_ptr_array_index(o->unsafe, 0);
	const char *title = lock_title(p, t->object, t->function);
	struct finding *out;

	out = lock_finding(p, "lock-irq-unsafe", t->function, t->event->line, t->event->column,
			   lock_format(p,
				       "inconsistent lock state: %s is taken with interrupts disabled "
				       "in %u places, as by %s(), and here in %s() with interrupts enabled",
				       title, o->safe, o->example->function->name, t->function->name));
	out->confidence = CONFIDENCE_POSSIBLE; /* about half of them are careful for nothing */
	out->subject = lock_format(p, "hardirq %s", title);
	lock_add_name(p, out, title);
	irq_explain_open(p, out, t, CONTEXT_HARDIRQ);
	lock_step(out, t->function, t->event, "CPU0",
		  lock_format(p, "%s() takes %s here", t->function->name, title));
	finding_set_action(out, lock_row(p, title));
	lock_step(out, o->example->function, o->example->event, NULL,
		  lock_format(p, "%s() disables interrupts and keeps their state to take it",
			      o->example->function->name));
	for (unsigned int i = 1; i < o->unsafe->len && i < OTHERS_MAX; i++) {
		t = g_ptr_array_index(o->unsafe, i);
		lock_step(out, t->function, t->event, NULL,
			  lock_format(p, "%s() takes it with interrupts enabled as well",
				      t->function->name));
	}
	g_ptr_array_add(findings, out);
}

void irq_check_belief(const struct irq_search *s, GPtrArray *findings)
{
	GHashTableIter it;
	gpointer key, all;

	g_hash_table_iter_init(&it, s->takings);
	while (g_hash_table_iter_next(&it, &key, &all)) {
		const GPtrArray *takings = all;
		struct opinion o = { .unsafe = g_ptr_array_new() };

		for (unsigned int i = 0; !g_hash_table_contains(s->uses[CONTEXT_HARDIRQ], key) &&
					 strncmp(key, "anonymous.", 10) && i < takings->len;
		     i++)
			count(s->program, g_ptr_array_index(takings, i), &o);
		if (is_one_sided(takings, &o))
			report(s->program, &o, findings);
		g_ptr_array_free(o.unsafe, TRUE);
	}
}
