/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which blocks are on the way out with an error.  What is waited for there has mostly just been set
 * up, and nobody else has seen it yet.
 */
#include <string.h>

#include "prepare.h"

enum { BLOCKS_MAX = 400 };
enum { NOT_ASKED, FAILS_NOT, FAILS };

/* What the search goes through for one returned variable. */
struct search {
	const struct prepared *p;
	const struct expr *v;
	unsigned char *seen;
};

/* The value of the last assignment to v in the block; NULL if there is none. */
static const struct expr *assigned_in(const struct prepared *p, unsigned int block,
				      const struct expr *v)
{
	for (unsigned int i = p->first[block + 1]; i > p->first[block]; i--) {
		const struct step_event *e = &p->events[i - 1];

		if (e->event->kind == EVENT_SET && e->object == v)
			return e->value;
	}
	return NULL;
}

static gboolean is_negative(const struct expr *x)
{
	return x->op == EXPR_NUMBER && x->number < 0;
}

/* Can v have the value where the way n of block b is taken? */
static gboolean allows(const struct search *s, unsigned int b, unsigned int n, long value)
{
	struct known k = { .x = s->v, .low = value, .high = value };

	return prepare_is_open(s->p, b, n, &k);
}

/* Is v an error number wherever the block begins? */
static gboolean is_error_at(struct search *s, unsigned int block)
{
	const struct function *f = s->p->function;
	gboolean any = FALSE;

	if (s->seen[block]++)
		return TRUE;
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int n = 0; n < f->blocks[b].nsucc; n++) {
			const struct expr *set;

			if (f->blocks[b].succ[n] != block)
				continue;
			any = TRUE;
			if (!allows(s, b, n, 0) && allows(s, b, n, -1))
				continue;
			set = assigned_in(s->p, b, s->v);
			if (set ? !is_negative(set) : !b || !is_error_at(s, b))
				return FALSE;
		}
	}
	return any;
}

/*
 * Marks what is reached from the block without an assignment of an error to v.  FALSE if v may get
 * another value there.
 */
static gboolean flood(struct search *s, unsigned int from)
{
	const struct function *f = s->p->function;
	GArray *todo = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	gboolean kept = TRUE;

	memset(s->seen, 0, f->nblocks);
	g_array_append_val(todo, from);
	while (todo->len) {
		unsigned int b = g_array_index(todo, unsigned int, todo->len - 1);
		const struct expr *set;

		g_array_set_size(todo, todo->len - 1);
		if (b >= f->nblocks || s->seen[b]++)
			continue;
		set = s->v ? assigned_in(s->p, b, s->v) : NULL;
		if (set && is_negative(set)) {
			s->seen[b] = 0;
			continue;
		}
		kept &= !set;
		g_array_append_vals(todo, f->blocks[b].succ, f->blocks[b].nsucc);
	}
	g_array_free(todo, TRUE);
	return kept;
}

/* An int, of which less than 0 is an error. */
static gboolean is_int(const struct function *f, const struct expr *v)
{
	if (v->op == EXPR_TEMP)
		return TRUE;
	for (unsigned int i = 0; v->op == EXPR_LOCAL && i < f->nlocals; i++)
		if (!strcmp(f->locals[i].name, v->name))
			return !strcmp(f->locals[i].type, "int") ||
			       !strcmp(f->locals[i].type, "long") ||
			       !strcmp(f->locals[i].type, "ssize_t");
	return FALSE;
}

static gboolean returns_error(struct search *s, unsigned int block, unsigned int ret)
{
	const struct expr *v = s->p->returned[ret];
	gboolean kept;

	if (!v)
		return FALSE;
	if (v->op == EXPR_CALL)
		return !strcmp(v->name, "ERR_PTR") || !strcmp(v->name, "ERR_CAST") ||
		       !strcmp(v->name, "PTR_ERR");
	if (!is_int(s->p->function, v))
		return is_negative(v);
	s->v = v;
	kept = flood(s, block);
	if (!s->seen[ret])
		return TRUE;
	memset(s->seen, 0, s->p->function->nblocks);
	return kept && is_error_at(s, block);
}

static gboolean only_fails(const struct prepared *p, unsigned int block)
{
	const struct function *f = p->function;
	unsigned char *reached = g_malloc0(f->nblocks);
	struct search s = { p, NULL, reached };
	gboolean fails = TRUE, any = FALSE;

	flood(&s, block);
	s.seen = g_malloc0(f->nblocks);
	for (unsigned int b = 0; fails && b < f->nblocks; b++) {
		if (!reached[b] || f->blocks[b].jump != JUMP_RETURN)
			continue;
		any = TRUE;
		fails = returns_error(&s, block, b);
	}
	g_free(s.seen);
	g_free(reached);
	return any && fails;
}

static gboolean ask(struct prepared *p, unsigned int block)
{
	if (p->fails[block] == NOT_ASKED)
		p->fails[block] = only_fails(p, block) ? FAILS : FAILS_NOT;
	return p->fails[block] == FAILS;
}

gboolean prepare_is_failure(struct prepared *p, unsigned int block)
{
	unsigned int n = p->function->nblocks;

	if (n > BLOCKS_MAX)
		return FALSE;
	if (!p->fails)
		p->fails = arena_alloc(p->scratch, n);
	/* What can only fail does not set up anything. */
	return ask(p, block) && !ask(p, 0);
}
