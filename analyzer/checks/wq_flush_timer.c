/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-under-lock: del_timer_sync() under a lock that a hardware interrupt handler takes.
 * The handler may interrupt the timer's function on another processor and wait there for the lock,
 * whose holder waits for the timer's function.
 */
#include "lock_cause.h"
#include "lock_irq.h"
#include "wq_flush_meet.h"
#include "wq_flush_other.h"

/* The same critical section was reported for what the timer's function takes, or another timer. */
static gboolean is_told(const struct program *p, const struct observation *o, GHashTable *sections)
{
	const struct finding *f = wq_flush_reported(p, o, sections);

	return f && f->confidence != CONFIDENCE_POSSIBLE;
}

static void report(const struct program *p, const struct observation *o, const struct irq_use *u,
		   GHashTable *sections, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *title = lock_title(p, o->held.object, f);
	const char *name = lock_wait_name(p->locks, o->use, f, NULL);
	struct finding *out;

	out = lock_finding(p, "wq-flush-under-lock", f, o->event->line, o->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s() waits while "
				       "holding %s, which %s() takes in hardirq context",
				       use_last(o->use)->event->written, title, u->root->name));
	out->confidence = u->indirect || u->depth > 2 || o->use->depth > 2 || !u->binding ||
					  o->use->flags & (USE_RARE | USE_INDIRECT) ||
					  o->held.flags & (HELD_STALE | HELD_SKIPPED) ||
					  !lock_same_module(u->root, f) ?
				  CONFIDENCE_POSSIBLE :
				  CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s %s in hardirq", title, name);
	lock_add_name(p, out, title);
	lock_add_name(p, out, name);
	lock_step_held(p, out, f, &o->held, "CPU0");
	finding_set_action(out, lock_row(p, title));
	finding_add_step(out, lock_place(f, o->event), f->name,
			 lock_format(p, "on another processor, the timer's function runs: %s", name),
			 "CPU1");
	finding_set_action(out, lock_row(p, name));
	irq_explain_handler(p, out, u, title, "CPU1");
	lock_step_chain(p, out, o->use, "CPU0", lock_format(p, "waits for %s here", name));
	finding_set_action(out, lock_row(p, name));
	lock_cause_end(p, out, o->use);
	lock_cause_section(p, out, o);
	lock_cause_lock(p, out, f, title, name);
	wq_flush_remember(p, o, sections, out);
	g_ptr_array_add(findings, out);
}

void wq_flush_timers(const struct program *p, GHashTable *sections, GPtrArray *findings)
{
	const struct lock_model *m = p->locks;
	struct irq_search s = { 0 };

	irq_search_init(&s, p);
	for (unsigned int i = 0; i < m->observations->len; i++) {
		const struct observation *o =
			&g_array_index(m->observations, struct observation, i);
		const char *key;
		const struct irq_use *u;

		if (o->kind != SEEN_WAIT || o->use->api->class != CLASS_TIMER || !o->held.object)
			continue;
		key = lock_class_key(m, o->held.object, o->function);
		u = key ? g_hash_table_lookup(s.uses[CONTEXT_HARDIRQ], key) : NULL;
		if (u && !irq_use_is_shared(u) && !is_told(p, o, sections))
			report(p, o, u, sections, findings);
	}
	irq_search_release(&s);
}
