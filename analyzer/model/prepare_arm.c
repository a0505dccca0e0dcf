/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The two ways of c ? a : b.  Facts say "a|b" where they come together, so the way by which
 * that place was reached says which of the two it is.
 */
#include <string.h>

#include "prepare.h"

/* "a|b" as written, neither of them such a thing itself; NULL if the block has none. */
static const struct expr *first_either(struct lock_model *m, const struct prepared *p,
				       unsigned int block)
{
	const struct block *b = &p->function->blocks[block];
	const char *text = b->jump == JUMP_RETURN ? b->condition : NULL;
	const struct expr *x;

	for (unsigned int i = b->nevents; i > 0; i--)
		if (b->events[i - 1].kind == EVENT_SET && b->events[i - 1].value &&
		    strchr(b->events[i - 1].value, '|'))
			text = b->events[i - 1].value;
	if (!text || !strchr(text, '|'))
		return NULL;
	x = name_parse(m, p->function, text);
	return x->op == EXPR_EITHER && x->base->op != EXPR_EITHER && x->alt->op != EXPR_EITHER ?
		       x :
		       NULL;
}

/* Is x what a call in the block returns? */
static gboolean is_called_in(struct lock_model *m, const struct prepared *p, unsigned int block,
			     const struct expr *x)
{
	const struct block *b = &p->function->blocks[block];

	for (unsigned int i = 0; x->op == EXPR_TEMP && i < b->nevents; i++)
		if (b->events[i].kind == EVENT_CALL && b->events[i].result &&
		    name_parse(m, p->function, b->events[i].result) == x)
			return TRUE;
	return FALSE;
}

/* The blocks that go on to this one; FALSE if they are not two. */
static gboolean two_ways(const struct prepared *p, unsigned int to, unsigned int from[2])
{
	const struct function *f = p->function;
	unsigned int n = 0;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nsucc; i++) {
			if (f->blocks[b].succ[i] != to)
				continue;
			if (n == 2 || f->blocks[b].jump != JUMP_GOTO)
				return FALSE;
			from[n++] = b;
		}
	}
	return n == 2;
}

void prepare_joins(struct lock_model *m, struct prepared *p)
{
	p->joins = arena_alloc(p->scratch, p->function->nblocks * sizeof(*p->joins));
	for (unsigned int b = 0; b < p->function->nblocks; b++) {
		const struct expr *x = first_either(m, p, b);
		struct join *j = &p->joins[b];

		if (x && two_ways(p, b, j->from))
			j->known = is_called_in(m, p, j->from[0], x->base) ||
				   is_called_in(m, p, j->from[1], x->alt);
	}
}

unsigned char prepare_arm_of(const struct prepared *p, unsigned int from, unsigned int to)
{
	const struct join *j = &p->joins[to];

	if (!j->known)
		return 0;
	return from == j->from[0] ? 1 : 2;
}

const struct expr *prepare_arm(struct lock_model *m, struct prepared *p, unsigned int block,
			       unsigned char arm, const struct expr *value)
{
	const struct expr *x = arm ? first_either(m, p, block) : NULL;

	if (!x || value->op != EXPR_EITHER)
		return value;
	x = arm == 1 ? x->base : x->alt;
	return x->op == EXPR_TEMP || x->op == EXPR_LOCAL ? x : prepare_canonical(m, p, x);
}
