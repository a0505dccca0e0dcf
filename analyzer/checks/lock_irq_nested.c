/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-irq-unsafe: a function keeps the interrupt state to take a lock, so it may be called with
 * interrupts disabled, and calls another that takes the very same lock and enables interrupts after
 * it whatever they were.
 */
#include "lock_irq.h"

struct nested {
	const struct irq_search *search;
	GPtrArray *findings;
};

/* Is the function known to be called with interrupts enabled?  Then it only is too careful. */
static gboolean is_enabled(const struct program *p, const struct function *f)
{
	const struct context *c = p->locks->contexts[f->id];

	return (c[CONTEXT_PROCESS].known && !c[CONTEXT_PROCESS].weak) || c[CONTEXT_IRQS_ON].known;
}

/* Where the function keeps the interrupt state to take the lock. */
static const struct taking *saving(const GPtrArray *all, const struct function *f)
{
	for (unsigned int i = 0; i < all->len; i++) {
		const struct taking *t = g_ptr_array_index(all, i);

		if (t->function == f && t->api->flags & API_HARDIRQ && t->api->flags & API_SAVE &&
		    !(t->api->flags & API_TRY) && !(t->flags & TAKING_AGAIN))
			return t;
	}
	return NULL;
}

static void report(const struct nested *n, const struct call_site *c, const struct taking *outer,
		   const struct taking *inner)
{
	const struct program *p = n->search->program;
	const char *title = lock_title(p, inner->object, inner->function);
	struct finding *out;

	out = lock_finding(p, "lock-irq-unsafe", inner->function, inner->event->line,
			   inner->event->column,
			   lock_format(p,
				       "inconsistent lock state: %s() enables interrupts after %s, but "
				       "%s() may call it with interrupts disabled: it keeps their "
				       "state to take the same lock",
				       inner->function->name, title, c->caller->name));
	out->confidence = CONFIDENCE_POSSIBLE; /* most are careful for nothing */
	out->subject = lock_format(p, "%s enables in %s", title, c->caller->name);
	lock_add_name(p, out, title);
	lock_step(out, c->caller, c->event, "CPU0",
		  lock_format(p, "%s() calls %s() here", c->caller->name, inner->function->name));
	lock_step(out, inner->function, inner->event, "CPU0",
		  lock_format(p, "%s() takes %s here and enables interrupts with its release",
			      inner->function->name, title));
	finding_set_action(out, lock_row(p, title));
	lock_step(out, outer->function, outer->event, NULL,
		  lock_format(p, "%s() keeps the interrupt state to take %s here",
			      outer->function->name, title));
	g_ptr_array_add(n->findings, out);
}

static void check_call(const struct nested *n, const struct call_site *c, const struct taking *inner)
{
	const struct program *p = n->search->program;
	const char *key = lock_class_key(p->locks, inner->object, inner->function);
	const GPtrArray *all = key ? g_hash_table_lookup(n->search->takings, key) : NULL;
	const struct taking *outer = all ? saving(all, c->caller) : NULL;

	if (outer && c->caller != c->callee && !is_enabled(p, c->caller))
		report(n, c, outer, inner);
}

void irq_check_nested(const struct irq_search *s, GPtrArray *findings)
{
	const struct lock_model *m = s->program->locks;
	const struct nested n = { s, findings };
	GHashTable *plain = g_hash_table_new(NULL, NULL); /* function -> struct taking */

	for (unsigned int i = m->takings->len; i > 0; i--) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i - 1);

		if ((t->api->flags & (API_HARDIRQ | API_SAVE | API_TRY)) == API_HARDIRQ &&
		    !(t->flags & (TAKING_IRQ_ON | TAKING_AGAIN)) && t->guard.param < 0)
			g_hash_table_insert(plain, (gpointer)t->function, (gpointer)t);
	}
	for (unsigned int i = 0; i < m->calls->len; i++) {
		const struct call_site *c = &g_array_index(m->calls, struct call_site, i);
		const struct taking *inner = g_hash_table_lookup(plain, c->callee);

		if (inner && !(c->flags & TAKING_IRQ_OFF))
			check_call(&n, c, inner);
	}
	g_hash_table_destroy(plain);
}
