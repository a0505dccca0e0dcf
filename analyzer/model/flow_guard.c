/* SPDX-License-Identifier: GPL-2.0-only */
/* On which condition on a parameter something happens. */
#include <string.h>

#include "prepare.h"

/* "=flags&NAME" with a parameter that is never assigned to: its number, and NAME. */
int prepare_mask(const struct prepared *p, const char *text, const char **mask)
{
	const char *and = strchr(text, '&');

	if (*text != '=' || !and || !g_ascii_isupper(and[1]) ||
	    strspn(and + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") != strlen(and + 1))
		return -1;
	for (unsigned int i = 0; i < p->function->nparams && i < 64; i++) {
		const char *name = p->function->params[i].name;

		if (strlen(name) == (size_t)(and - text - 1) && g_str_has_prefix(text + 1, name) &&
		    !(p->assigned >> i & 1)) {
			*mask = and + 1;
			return (int)i;
		}
	}
	return -1;
}

/* What is known as a condition on a parameter; FALSE if it is none. */
static gboolean guard_of(const struct flow *w, const struct known *k, struct guard *g)
{
	*g = (struct guard){ .param = -1 };
	if (k->low != k->high && !k->has_hole)
		return FALSE;
	g->equal = k->low == k->high;
	g->value = g->equal ? k->low : k->hole;
	if (k->x->op == EXPR_PARAM) {
		g->param = (int)k->x->number;
	} else if (k->x->op == EXPR_TEXT && !g->value) {
		g->param = prepare_mask(w->prep, k->x->name, &g->mask);
		g->equal = !g->equal; /* not 0: has the bit */
		if (g->param >= 0)
			g->mask = arena_intern(w->model->program->arena, g->mask);
	}
	return g->param >= 0;
}

/* if (flags & ..._MAY_SLEEP): the caller has said that it is not atomic. */
gboolean flow_may_sleep(const struct flow *w)
{
	const struct function *f = w->function;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		if (k->jump == JUMP_IF && k->condition && k->nsucc && k->succ[0] == w->block &&
		    *k->condition != '!' && strstr(k->condition, "MAY_SLEEP"))
			return TRUE;
	}
	return FALSE;
}

gboolean guard_is_same(const struct guard *a, const struct guard *b)
{
	return a->param == b->param && a->equal == b->equal && a->value == b->value &&
	       a->gfp == b->gfp && a->mask == b->mask;
}

/* The block is on one branch, and this is what decides on it. */
static gboolean decides(const struct flow *w, const struct known *k)
{
	return !prepare_is_main(w->prep, w->block) && prepare_is_main_if(w->prep, w->block, k);
}

/*
 * The condition on a parameter that the path has met: the one that decides, or the last, which is
 * the closest to what is done.  TRUE if it alone decides.
 */
static gboolean set_guard(const struct flow *w, const struct state *s, struct guard *g)
{
	struct guard one, last = { .param = -1 };

	if (g->param >= 0)
		return FALSE;
	for (unsigned int i = 0; i < s->nknown; i++) {
		if (!guard_of(w, &s->known[i], &one))
			continue;
		last = one;
		if (decides(w, &s->known[i])) {
			*g = one;
			return TRUE;
		}
	}
	*g = last;
	return FALSE;
}

/* if (a) if (b): the last of the others. */
static void set_also(const struct flow *w, const struct state *s, struct use *u)
{
	struct guard one;

	if (u->also.param >= 0 || prepare_is_main(w->prep, w->block))
		return;
	for (unsigned int i = 0; i < s->nknown; i++)
		if (guard_of(w, &s->known[i], &one) && !guard_is_same(&one, &u->guard))
			u->also = one;
}

void flow_set_branch(const struct flow *w, const struct state *s, struct use *u)
{
	gboolean was = (u->flags & USE_BRANCH) != 0;
	gboolean decides = set_guard(w, s, &u->guard);

	set_also(w, s, u);
	if (prepare_is_main(w->prep, w->block))
		return;
	u->flags |= USE_BRANCH;
	if (decides && !was)
		u->flags |= USE_GUARDED;
	else
		u->flags &= (unsigned short)~USE_GUARDED;
}

struct guard flow_guard(const struct state *s)
{
	struct guard g = { .param = -1 };

	for (unsigned int i = 0; i < s->nknown && g.param < 0; i++) {
		const struct known *k = &s->known[i];

		if (k->x->op != EXPR_PARAM || (k->low != k->high && !k->has_hole))
			continue;
		g.param = (int)k->x->number;
		g.equal = k->low == k->high;
		g.value = g.equal ? k->low : k->hole;
	}
	return g;
}
