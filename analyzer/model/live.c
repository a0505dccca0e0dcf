/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which conditions and values are looked at again after a point: what is not
 * is forgotten there, so that paths that differ in it come together.
 */
#include <string.h>

#include "prepare.h"

enum { TRACKED_MAX = 64 };

struct liveness {
	struct prepared *prep;
	guint64 *gen, *kill;
	unsigned int count;
};

/* The bit of x, 0 if it is one too many. */
static guint64 bit_of(struct liveness *l, const struct expr *x, gboolean make)
{
	gpointer n = g_hash_table_lookup(l->prep->live_index, x);

	if (!n && make && l->count < TRACKED_MAX) {
		n = GUINT_TO_POINTER(++l->count);
		g_hash_table_insert(l->prep->live_index, (gpointer)x, n);
	}
	return n ? (guint64)1 << (GPOINTER_TO_UINT(n) - 1) : 0;
}

static void use(struct liveness *l, unsigned int block, const struct expr *x)
{
	guint64 bit;

	if (!x || x->op == EXPR_NUMBER || x->op == EXPR_UNKNOWN)
		return;
	bit = bit_of(l, x, TRUE);
	if (!(l->kill[block] & bit))
		l->gen[block] |= bit;
}

/* IS_ERR(p) is known as such; asking for it also asks for p. */
static void use_value(struct liveness *l, unsigned int block, const struct expr *x)
{
	use(l, block, x);
	for (const struct expr *y = x; y && y->op == EXPR_CALL; y = y->base)
		use(l, block, y->base);
	if (x && x->op == EXPR_EITHER) {
		use(l, block, x->base);
		use(l, block, x->alt);
	}
}

static void visit_event(struct liveness *l, struct lock_model *m, const struct step_event *s)
{
	const struct event *e = s->event;

	if (e->kind == EVENT_SET) {
		use_value(l, s->block, s->value);
		if (s->object->op == EXPR_LOCAL)
			l->kill[s->block] |= bit_of(l, s->object, TRUE);
		return;
	}
	for (unsigned int i = 0; (s->callee || s->api) && i < e->nargs; i++)
		if (e->args[i][0] == '%')
			use_value(l, s->block, prepare_plain(m, l->prep, e->args[i]));
}

static void visit_block(struct liveness *l, struct lock_model *m, unsigned int b)
{
	struct prepared *p = l->prep;

	for (unsigned int i = p->first[b]; i < p->first[b + 1]; i++)
		visit_event(l, m, &p->events[i]);
	use_value(l, b, p->conds[b].x);
	use_value(l, b, p->returned[b]);
}

/* Backwards until nothing changes. */
static void solve(struct liveness *l)
{
	const struct function *f = l->prep->function;
	gboolean changed = TRUE;

	for (unsigned int round = 0; changed && round < 50; round++) {
		changed = FALSE;
		for (unsigned int b = f->nblocks; b > 0; b--) {
			const struct block *k = &f->blocks[b - 1];
			guint64 out = 0, in;

			for (unsigned int i = 0; i < k->nsucc; i++)
				if (k->succ[i] < f->nblocks)
					out |= l->prep->live[k->succ[i]];
			in = l->gen[b - 1] | (out & ~l->kill[b - 1]);
			changed |= in != l->prep->live[b - 1];
			l->prep->live[b - 1] = in;
		}
	}
}

void prepare_live(struct lock_model *m, struct prepared *p)
{
	unsigned int n = p->function->nblocks;
	struct liveness l = { .prep = p };

	p->live_index = g_hash_table_new(NULL, NULL);
	p->live = arena_alloc(p->scratch, n * sizeof(*p->live));
	l.gen = g_new0(guint64, n);
	l.kill = g_new0(guint64, n);
	for (unsigned int b = 0; b < n; b++)
		visit_block(&l, m, b);
	solve(&l);
	g_free(l.gen);
	g_free(l.kill);
}

static gboolean is_live(const struct prepared *p, unsigned int block, const struct expr *x)
{
	gpointer n = g_hash_table_lookup(p->live_index, x);

	return n && (p->live[block] & (guint64)1 << (GPOINTER_TO_UINT(n) - 1));
}

/* Something that is known through a variable is needed as long as the variable is. */
static gboolean is_needed(const struct prepared *p, unsigned int block, const struct state *s,
			  const struct expr *x)
{
	if (x->op == EXPR_PARAM || is_live(p, block, x) || prepare_drops_reference(p, x) ||
	    g_hash_table_contains(p->masks, x))
		return TRUE;
	for (unsigned int i = 0; i < s->nbound; i++)
		if (expr_contains(s->bound[i].value, x) ||
		    (x->op == EXPR_CALL && expr_contains(x, s->bound[i].value)))
			return TRUE;
	return x->op == EXPR_CALL && x->base && is_live(p, block, x->base);
}

void state_prune(const struct prepared *p, unsigned int block, struct state *s)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < s->nbound; i++)
		if (is_live(p, block, s->bound[i].local) || s->bound[i].value->op == EXPR_PARAM)
			s->bound[n++] = s->bound[i];
	s->nbound = (unsigned char)n;
	n = 0;
	for (unsigned int i = 0; i < s->nknown; i++)
		if (is_needed(p, block, s, s->known[i].x))
			s->known[n++] = s->known[i];
	s->nknown = (unsigned char)n;
}
