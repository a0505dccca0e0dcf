/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-irq-unsafe: what can happen after a handler was registered, by the ways through one function. */
#include <string.h>

#include "lock_irq.h"

struct point {
	unsigned int block, event;
};

/* Where the handler is registered: in f itself, or by what f calls there. */
static gboolean find_registration(const struct program *p, const struct function *f,
				  const struct binding *b, struct point *out)
{
	if (!b->function)
		return FALSE;
	for (unsigned int k = 0; k < f->nblocks; k++) {
		for (unsigned int i = 0; i < f->blocks[k].nevents; i++) {
			const struct event *e = &f->blocks[k].events[i];

			*out = (struct point){ k, i };
			if (b->function == f ? e->line == b->at.line && e->column == b->at.column :
					       e->kind == EVENT_CALL && !e->api &&
						       program_callee(p, f, e->callee) == b->function)
				return TRUE;
		}
	}
	return FALSE;
}

static gboolean find_event(const struct function *f, const struct event *e, struct point *out)
{
	for (unsigned int k = 0; k < f->nblocks; k++) {
		const struct block *b = &f->blocks[k];

		if (b->nevents && e >= b->events && e < b->events + b->nevents) {
			*out = (struct point){ k, (unsigned int)(e - b->events) };
			return TRUE;
		}
	}
	return FALSE;
}

/* "X<0", "!X": is the first way of the branch the one on which the call that returned X has failed? */
static gboolean is_failure(const char *condition, const char *name, gboolean *first)
{
	const char *x = condition + (*condition == '!');
	size_t n = strlen(name);

	if (strncmp(x, name, n))
		return FALSE;
	if (*condition == '!' && !x[n])
		*first = FALSE;
	else if (!x[n] || !strcmp(x + n, "!=0") || !strcmp(x + n, "<0") || !strcmp(x + n, ">0"))
		*first = TRUE;
	else if (!strcmp(x + n, "==0") || !strcmp(x + n, ">=0") || !strcmp(x + n, "<=0"))
		*first = FALSE;
	else
		return FALSE;
	return TRUE;
}

/* The way out of the block on which the registration at `at` has failed; nsucc if there is none. */
static unsigned int failing_way(const struct function *f, struct point at)
{
	const struct block *b = &f->blocks[at.block];
	const char *name = b->events[at.event].result;
	gboolean first = FALSE;

	if (b->jump != JUMP_IF || b->nsucc != 2 || !b->condition || !name)
		return b->nsucc;
	if (is_failure(b->condition, name, &first))
		return first ? 0 : 1;
	for (unsigned int i = at.event + 1; i < b->nevents; i++) {
		const struct event *e = &b->events[i];

		if (e->kind == EVENT_SET && e->value && !strcmp(e->value, name) &&
		    is_failure(b->condition, e->result, &first))
			return first ? 0 : 1;
	}
	return b->nsucc;
}

/* Is there a way from one to the other on which the first, a registration, has not failed? */
static gboolean leads_to(const struct function *f, struct point from, struct point to)
{
	unsigned int fail = failing_way(f, from);
	unsigned char *seen = g_malloc0(f->nblocks + 1);
	GQueue todo = G_QUEUE_INIT;
	gboolean found = from.block == to.block && from.event < to.event;

	for (unsigned int i = 0; i < f->blocks[from.block].nsucc; i++)
		if (i != fail)
			g_queue_push_tail(&todo, GUINT_TO_POINTER(f->blocks[from.block].succ[i]));
	while (!found && !g_queue_is_empty(&todo)) {
		unsigned int k = GPOINTER_TO_UINT(g_queue_pop_head(&todo));

		if (k >= f->nblocks || seen[k])
			continue;
		seen[k] = 1;
		found = k == to.block;
		for (unsigned int i = 0; i < f->blocks[k].nsucc; i++)
			g_queue_push_tail(&todo, GUINT_TO_POINTER(f->blocks[k].succ[i]));
	}
	g_queue_clear(&todo);
	g_free(seen);
	return found;
}

gboolean irq_registers_later(const struct program *p, const struct irq_use *u,
			     const struct function *f, const struct event *at)
{
	const GPtrArray *all = p->locks->bindings;
	struct point from, to;
	unsigned int n = 0;

	if (!u->binding || !find_registration(p, f, u->binding, &from) || !find_event(f, at, &to))
		return FALSE;
	for (unsigned int i = 0; i < all->len; i++) {
		const struct binding *b = g_ptr_array_index(all, i);

		if (b->handler != u->root)
			continue;
		if (!find_registration(p, f, b, &from) || leads_to(f, from, to))
			return FALSE;
		n++;
	}
	return n > 0;
}

gboolean irq_is_alternative(const struct binding *a, const struct binding *b)
{
	const struct function *f = a->function;
	struct point x, y;

	return f && f == b->function && find_registration(NULL, f, a, &x) &&
	       find_registration(NULL, f, b, &y) && !leads_to(f, x, y) && !leads_to(f, y, x);
}
