/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Locks that are given to a core, which keeps a pointer to them: dma_fence_init(fence, ops,
 * &context->lock, ...) does fence->lock = lock.  The core's ways of taking it are then ways of
 * taking that very lock.
 */
#include <string.h>

#include "base/arena.h"
#include "lock_irq.h"

/* The parameter of a function that becomes the pointer. */
struct stored {
	const struct function *function;
	long param;
	const char *member; /* class key */
};

struct search {
	const struct irq_search *irqs;
	GHashTable *stored; /* function -> struct stored */
	GPtrArray *out;
};

/* The class "tag.member" that is taken through the pointer "...tag:member", if there is one. */
static const char *taken_through(const struct search *s, const char *text)
{
	const char *colon = strrchr(text, ':'), *from = colon;
	const char *key;
	char *name;

	while (from > text && from[-1] != '.' && from[-1] != '>')
		from--;
	if (!colon || from == text || strpbrk(colon, "[|)"))
		return NULL;
	name = g_strdup_printf("%.*s.%s", (int)(colon - from), from, colon + 1);
	key = arena_intern(s->irqs->program->arena, name);
	g_free(name);
	return g_hash_table_contains(s->irqs->takings, key) ? key : NULL;
}

static void add_stored(struct search *s, const struct function *f, const struct event *e)
{
	struct stored *x;
	const char *member;
	gint64 n;

	if (e->kind != EVENT_SET || !e->value || e->value[0] != '$' || !strrchr(e->result, ':') ||
	    !g_ascii_string_to_signed(e->value + 1, 10, 0, f->nparams, &n, NULL))
		return;
	member = taken_through(s, e->result);
	if (!member)
		return;
	x = arena_alloc(s->irqs->program->arena, sizeof(*x));
	*x = (struct stored){ f, (long)n, member };
	g_hash_table_insert(s->stored, (gpointer)f, x);
}

static void add_pointer(struct search *s, const struct function *f, const struct event *e,
			const char *text, const char *member)
{
	const struct program *p = s->irqs->program;
	const struct expr *x = text[0] == '&' ? lock_expr(p->locks, f, text) : NULL;
	const char *key = x && x->op == EXPR_ADDR ? lock_class_key(p->locks, x->base, f) : NULL;
	struct lock_pointer *made;

	if (!key || key == member || !g_hash_table_contains(s->irqs->takings, key))
		return;
	made = arena_alloc(p->arena, sizeof(*made));
	*made = (struct lock_pointer){ key, member, f, e };
	g_ptr_array_add(s->out, made);
}

static void look_at(struct search *s, const struct function *f, const struct event *e)
{
	const struct function *callee;
	const struct stored *x;
	const char *member;

	if (e->kind == EVENT_SET && e->value && e->value[0] == '&' && strrchr(e->result, ':')) {
		member = taken_through(s, e->result);
		if (member)
			add_pointer(s, f, e, e->value, member);
		return;
	}
	callee = e->kind == EVENT_CALL ? program_callee(s->irqs->program, f, e->callee) : NULL;
	x = callee ? g_hash_table_lookup(s->stored, callee) : NULL;
	if (x && (unsigned long)x->param < e->nargs)
		add_pointer(s, f, e, e->args[x->param], x->member);
}

typedef void (*event_fn)(struct search *s, const struct function *f, const struct event *e);

static void each_event(struct search *s, event_fn fn)
{
	const struct program *p = s->irqs->program;

	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++)
			for (unsigned int k = 0; k < f->blocks[b].nevents; k++)
				fn(s, f, &f->blocks[b].events[k]);
	}
}

GPtrArray *lock_pointers(const struct irq_search *irqs)
{
	struct search s = { irqs, g_hash_table_new(NULL, NULL), g_ptr_array_new() };

	each_event(&s, add_stored);
	each_event(&s, look_at);
	g_hash_table_destroy(s.stored);
	return s.out;
}
