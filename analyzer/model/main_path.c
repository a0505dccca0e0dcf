/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What of a function is done whenever it succeeds, and what is on a branch.  A loop counts
 * as run.
 */
#include <string.h>

#include "prepare.h"

/* Functions whose result is 0 when the last reference goes; of the others it is not. */
static gboolean says_rest(const char *name)
{
	return strstr(name, "dec_return") || strstr(name, "dec_not_one");
}

gboolean prepare_is_last(const struct prepared *p, const struct known *k)
{
	const struct definition *d;
	gboolean zero = !k->low && !k->high;

	if (!prepare_drops_reference(p, k->x))
		return FALSE;
	d = g_hash_table_lookup(p->definitions, k->x);
	if (says_rest(d->call->callee))
		return zero;
	return k->low > 0 || k->high < 0 || (k->has_hole && !k->hole);
}

gboolean prepare_drops_reference(const struct prepared *p, const struct expr *x)
{
	static const char *const words[] = { "dec_and_test", "put_testzero", "dec_and_lock",
					     "sub_and_test", "dec_return",   "dec_and_mutex_lock",
					     "put_and_test", "dec_not_one" };
	const struct definition *d;

	d = x->op == EXPR_TEMP ? g_hash_table_lookup(p->definitions, x) : NULL;
	if (!d || !d->call || !d->call->callee)
		return FALSE;
	for (unsigned int i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(d->call->callee, words[i]))
			return TRUE;
	return FALSE;
}

/* What is known of one value while ways are looked for; p is NULL: nothing. */
struct given {
	const struct prepared *p;
	const struct known *k;
};

gboolean prepare_is_open(const struct prepared *p, unsigned int block, unsigned int n,
			 const struct known *k)
{
	static const enum relation opposite[] = { REL_NONE, REL_NE, REL_EQ, REL_GE,
						  REL_GT,   REL_LE, REL_LT };
	const struct cond *c = &p->conds[block];
	struct state s = { 0 };

	if (p->function->blocks[block].jump != JUMP_IF || c->x != k->x)
		return TRUE;
	s.known[s.nknown++] = *k;
	return state_assume(&s, c->x, n ? opposite[c->relation] : c->relation, c->value, FALSE);
}

/* Can the way from block b go on to its successor n? */
static gboolean is_open(const struct given *g, unsigned int b, unsigned int n)
{
	return !g || prepare_is_open(g->p, b, n, g->k);
}

/* Marks what can be reached from `from` without the blocks marked 2 in `seen`. */
static void flood(const struct function *f, unsigned int from, unsigned char *seen,
		  const struct given *g)
{
	GArray *left = g_array_new(FALSE, FALSE, sizeof(unsigned int));

	if (!seen[from]) {
		seen[from] = 1;
		g_array_append_val(left, from);
	}
	while (left->len) {
		unsigned int b = g_array_index(left, unsigned int, left->len - 1);
		const struct block *k = &f->blocks[b];

		g_array_set_size(left, left->len - 1);
		for (unsigned int i = 0; i < k->nsucc; i++) {
			unsigned int to = k->succ[i];

			if (to >= f->nblocks || seen[to] || !is_open(g, b, i))
				continue;
			seen[to] = 1;
			g_array_append_val(left, to);
		}
	}
	g_array_free(left, TRUE);
}

static gboolean reaches(const struct function *f, unsigned int from, unsigned int to)
{
	unsigned char *seen = g_malloc0(f->nblocks);
	const struct block *k = &f->blocks[from];
	gboolean r;

	for (unsigned int i = 0; i < k->nsucc; i++)
		if (k->succ[i] < f->nblocks)
			flood(f, k->succ[i], seen, NULL);
	r = seen[to] == 1;
	g_free(seen);
	return r;
}

gboolean prepare_is_avoidable(const struct prepared *p, unsigned int from, unsigned int block)
{
	const struct function *f = p->function;
	unsigned char *seen = g_malloc0(f->nblocks);
	gboolean left = FALSE;

	seen[block] = 2;
	for (unsigned int i = 0; i < f->blocks[from].nsucc; i++)
		if (f->blocks[from].succ[i] < f->nblocks)
			flood(f, f->blocks[from].succ[i], seen, NULL);
	for (unsigned int b = 0; b < f->nblocks; b++)
		left |= seen[b] == 1 && f->blocks[b].jump == JUMP_RETURN;
	g_free(seen);
	return left;
}

gboolean prepare_can_reach(const struct prepared *p, unsigned int block, const gboolean *closed)
{
	const struct function *f = p->function;
	unsigned char *seen = g_malloc0(f->nblocks);
	gboolean found;

	for (unsigned int b = 0; b < f->nblocks; b++)
		seen[b] = closed[b] ? 2 : 0;
	flood(f, 0, seen, NULL);
	found = seen[block] == 1;
	g_free(seen);
	return found;
}

gboolean prepare_is_loop(const struct prepared *p, unsigned int a, unsigned int b)
{
	return reaches(p->function, a, b) && reaches(p->function, b, a);
}

/* The blocks of the loop that b is in are as good as b. */
static void mark_loop(const struct function *f, unsigned int b, unsigned char *seen)
{
	unsigned char *from = g_malloc0(f->nblocks);

	seen[b] = 2;
	if (reaches(f, b, b)) {
		for (unsigned int i = 0; i < f->blocks[b].nsucc; i++)
			if (f->blocks[b].succ[i] < f->nblocks)
				flood(f, f->blocks[b].succ[i], from, NULL);
		for (unsigned int i = 0; i < f->nblocks; i++)
			if (from[i] && reaches(f, i, b))
				seen[i] = 2;
	}
	g_free(from);
}

/* Leaves with an error, or before the block's place. */
static gboolean is_early(const struct block *k, unsigned int line)
{
	if (k->condition && k->condition[0] == '-' && g_ascii_isdigit(k->condition[1]))
		return TRUE;
	/* Doing something else instead is another branch. */
	return k->line && k->line < line && !k->nevents;
}

static unsigned int line_of(const struct block *k)
{
	if (k->nevents)
		return k->events[0].line;
	return k->line;
}

/* Is there a way to a return that does not pass the block? */
static gboolean is_bypassed(const struct function *f, unsigned int block, const struct given *g)
{
	unsigned char *seen;
	gboolean bypassed = FALSE;

	if (f->nblocks > 400)
		return TRUE;
	seen = g_malloc0(f->nblocks);
	mark_loop(f, block, seen);
	flood(f, 0, seen, g);
	for (unsigned int b = 0; b < f->nblocks; b++)
		bypassed |= seen[b] == 1 && f->blocks[b].jump == JUMP_RETURN &&
			    !is_early(&f->blocks[b], line_of(&f->blocks[block]));
	g_free(seen);
	return bypassed;
}

gboolean prepare_is_main(struct prepared *p, unsigned int block)
{
	if (!p->main[block])
		p->main[block] = is_bypassed(p->function, block, NULL) ? 1 : 2;
	return p->main[block] == 2;
}

static gint64 *main_key(unsigned int block, const struct known *k)
{
	const guint64 parts[] = { block, k->x->id, (guint64)k->low, (guint64)k->high,
				  k->has_hole ? (guint64)k->hole + 1 : 0 };
	guint64 h = 0;

	for (unsigned int i = 0; i < G_N_ELEMENTS(parts); i++)
		h = (h ^ parts[i]) * 1099511628211u + i;
	return g_memdup2(&h, sizeof(h));
}

gboolean prepare_is_main_if(const struct prepared *p, unsigned int block, const struct known *k)
{
	struct given g = { p, k };
	gint64 *key = main_key(block, k);
	gpointer answer;

	if (!g_hash_table_lookup_extended(p->main_if, key, NULL, &answer)) {
		answer = GINT_TO_POINTER(!is_bypassed(p->function, block, &g));
		g_hash_table_insert(p->main_if, key, answer);
	} else {
		g_free(key);
	}
	return GPOINTER_TO_INT(answer);
}

const struct step_event *prepare_step(const struct prepared *p, const struct event *e)
{
	for (unsigned int i = 0; i < p->nevents; i++)
		if (p->events[i].event == e)
			return &p->events[i];
	return NULL;
}
