/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-irq-unsafe: what speaks against the interrupt's side. */
#include <string.h>

#include "lock_irq.h"

/* Does another configuration of the function not do what the event does? */
static gboolean is_optional(const struct program *p, const struct function *f, const struct event *e)
{
	const GPtrArray *all = g_hash_table_lookup(p->by_name, f->name);

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct function *other = g_ptr_array_index(all, i);
		gboolean found = other == f || !irq_same_function(other, f);

		for (unsigned int b = 0; !found && b < other->nblocks; b++)
			for (unsigned int k = 0; k < other->blocks[b].nevents; k++)
				found |= other->blocks[b].events[k].line == e->line &&
					 other->blocks[b].events[k].column == e->column;
		if (!found)
			return TRUE;
	}
	return FALSE;
}

/* Is some link of the handler's chain there in one configuration only? */
static gboolean is_configured(const struct program *p, const struct irq_use *u)
{
	const struct context *c;

	for (const struct use *x = u->use; x; x = x->next)
		if (is_optional(p, x->function, x->event))
			return TRUE;
	if (u->use)
		return FALSE;
	c = &p->locks->contexts[u->taking->function->id][u->context];
	for (; c->caller; c = &p->locks->contexts[c->caller->id][u->context])
		if (is_optional(p, c->caller, c->call))
			return TRUE;
	return is_optional(p, u->taking->function, u->taking->event);
}

/* A function of a table that sleeps: its users do not call it from interrupts, whatever others may do. */
static gboolean handler_sleeps(const struct program *p, const struct irq_use *u)
{
	const struct summary *s = &p->locks->summaries[u->root->id];

	for (unsigned int i = 0; !u->binding && i < s->nuses; i++) {
		const struct use *x = s->uses[i];

		if (x->kind == USE_SLEEP && x->guard.param < 0 && x->flags & USE_AS_CALLED &&
		    !(x->flags & (USE_INDIRECT | USE_RARE | USE_BRANCH | USE_ASKED)) &&
		    !(x->api->flags & (API_PROCESS | API_COND)))
			return TRUE;
	}
	return FALSE;
}

gboolean irq_use_is_doubtful(const struct program *p, const struct irq_use *u)
{
	return is_configured(p, u) || handler_sleeps(p, u);
}
