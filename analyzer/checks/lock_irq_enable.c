/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-irq-unsafe: interrupts that are enabled by a callee while a lock is held that was
 * taken with interrupts disabled.
 */
#include "lock_irq.h"

/* Is it the held lock itself that is given back meanwhile?  Its holder knows of that. */
static gboolean gives_back(const struct program *p, const struct observation *o)
{
	const struct api *a = o->cause->api;
	const struct expr *x;

	if (!a || a->kind != API_UNLOCK || a->object < 0 ||
	    (unsigned int)a->object >= o->cause->nargs)
		return FALSE;
	x = lock_expr(p->locks, o->callee, o->cause->args[a->object]);
	return lock_class_name(p->locks, x, o->callee) ==
	       lock_class_name(p->locks, o->held.object, o->function);
}

/* A function is called that enables interrupts, while a lock needs them disabled. */
static void report_enabled(const struct program *p, const struct observation *o,
			   GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *title = lock_title(p, o->held.object, f);
	struct finding *out;

	if (gives_back(p, o))
		return;
	out = lock_finding(p, "lock-irq-unsafe", f, o->event->line, o->event->column,
			   lock_format(p,
				       "inconsistent lock state: %s() enables interrupts while %s, "
				       "taken with interrupts disabled, is held",
				       o->callee->name, title));
	out->confidence = CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s enables under %s", o->callee->name, title);
	lock_add_name(p, out, title);
	lock_step_held(p, out, f, &o->held, "CPU0");
	for (const struct use *u = o->use; u && u->next; u = u->next)
		lock_step(out, u->function, u->event, "CPU0",
			  lock_format(p, "%s() calls %s() here", u->function->name,
				      u->next->function->name));
	if (o->use)
		lock_step(out, use_last(o->use)->function, use_last(o->use)->event, "CPU0",
			  lock_format(p, "%s() calls %s() through %s here",
				      use_last(o->use)->function->name, o->callee->name,
				      o->use->slot));
	else
		lock_step(out, f, o->event, "CPU0",
			  lock_format(p, "%s() calls %s() here", f->name, o->callee->name));
	lock_step(out, o->callee, o->cause, "CPU0",
		  lock_format(p, "%s() enables interrupts here", o->callee->name));
	g_ptr_array_add(findings, out);
}

/*
 * May this function be what the table holds?  A core that calls its drivers: any of the folder's.  A
 * driver that is called back by a core in another folder: its own, not another driver's.
 */
static gboolean is_target(const struct observation *o, const struct function *f)
{
	if (lock_same_folder(use_last(o->use)->function, o->function))
		return lock_same_folder(f, o->function);
	return lock_same_module(f, o->function);
}

/* The same through a table of functions: any of them may be called. */
static void check_slot(const struct program *p, const struct observation *o, GHashTable *seen,
		       GPtrArray *findings)
{
	const GPtrArray *targets = g_hash_table_lookup(p->locks->slots, o->use->slot);

	if (g_hash_table_contains(seen, o->event))
		return;
	if (!o->held.api || !(o->held.api->flags & API_HARDIRQ) || o->held.via ||
	    o->held.flags & (HELD_ASSUMED | HELD_RETAKEN | HELD_STALE | HELD_SKIPPED))
		return;
	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		struct observation made = *o;

		if (!is_target(o, f) || !p->locks->summaries[f->id].enables ||
		    !g_hash_table_add(seen, (gpointer)f))
			continue;
		made.callee = f;
		made.cause = p->locks->summaries[f->id].enables;
		g_hash_table_add(seen, (gpointer)o->event);
		report_enabled(p, &made, findings);
		return; /* the others of the table are the same mistake */
	}
}

void irq_check_enabled(const struct program *p, GPtrArray *findings)
{
	GHashTable *seen = g_hash_table_new(NULL, NULL); /* callees through tables; calls that are told */

	for (unsigned int i = 0; i < p->locks->observations->len; i++) {
		const struct observation *o =
			&g_array_index(p->locks->observations, struct observation, i);

		if (o->kind != SEEN_IRQ_MIX || !o->callee)
			continue;
		report_enabled(p, o, findings);
		g_hash_table_add(seen, (gpointer)o->event);
	}
	for (unsigned int i = 0; i < p->locks->slot_edges->len; i++)
		check_slot(p, g_ptr_array_index(p->locks->slot_edges, i), seen, findings);
	g_hash_table_destroy(seen);
}
