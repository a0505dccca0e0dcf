/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What of a function is done whenever it succeeds, and what is on a branch.  A loop counts
 * as run.
 */
#include <string.h>

#include "prepare.h"

gboolean prepare_drops_reference(const struct prepared *p, const struct expr *x)
{
	static const char *const words[] = { "dec_and_test", "put_testzero", "dec_and_lock",
					     "sub_and_test", "dec_return",   "dec_and_mutex_lock",
					     "put_and_test" };
	const struct definition *d;

	d = x->op == EXPR_TEMP ? g_hash_table_lookup(p->definitions, x) : NULL;
	if (!d || !d->call || !d->call->callee)
		return FALSE;
	for (unsigned int i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(d->call->callee, words[i]))
			return TRUE;
	return FALSE;
}

/* Marks what can be reached from `from` without the blocks marked 2 in `seen`. */
static void flood(const struct function *f, unsigned int from, unsigned char *seen)
{
	GArray *todo = g_array_new(FALSE, FALSE, sizeof(unsigned int));

	if (!seen[from]) {
		seen[from] = 1;
		g_array_append_val(todo, from);
	}
	while (todo->len) {
		unsigned int b = g_array_index(todo, unsigned int, todo->len - 1);
		const struct block *k = &f->blocks[b];

		g_array_set_size(todo, todo->len - 1);
		for (unsigned int i = 0; i < k->nsucc; i++) {
			unsigned int to = k->succ[i];

			if (to >= f->nblocks || seen[to])
				continue;
			seen[to] = 1;
			g_array_append_val(todo, to);
		}
	}
	g_array_free(todo, TRUE);
}

static gboolean reaches(const struct function *f, unsigned int from, unsigned int to)
{
	unsigned char *seen = g_malloc0(f->nblocks);
	const struct block *k = &f->blocks[from];
	gboolean r;

	for (unsigned int i = 0; i < k->nsucc; i++)
		if (k->succ[i] < f->nblocks)
			flood(f, k->succ[i], seen);
	r = seen[to] == 1;
	g_free(seen);
	return r;
}

/* The blocks of the loop that b is in are as good as b. */
static void mark_loop(const struct function *f, unsigned int b, unsigned char *seen)
{
	unsigned char *from = g_malloc0(f->nblocks);

	seen[b] = 2;
	if (reaches(f, b, b)) {
		for (unsigned int i = 0; i < f->blocks[b].nsucc; i++)
			if (f->blocks[b].succ[i] < f->nblocks)
				flood(f, f->blocks[b].succ[i], from);
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

gboolean prepare_is_main(struct prepared *p, unsigned int block)
{
	const struct function *f = p->function;
	unsigned char *seen;
	gboolean bypassed = FALSE;

	if (p->main[block])
		return p->main[block] == 2;
	if (f->nblocks > 400) {
		p->main[block] = 1;
		return FALSE;
	}
	seen = g_malloc0(f->nblocks);
	mark_loop(f, block, seen);
	flood(f, 0, seen);
	for (unsigned int b = 0; b < f->nblocks; b++)
		bypassed |= seen[b] == 1 && f->blocks[b].jump == JUMP_RETURN &&
			    !is_early(&f->blocks[b], line_of(&f->blocks[block]));
	g_free(seen);
	p->main[block] = bypassed ? 1 : 2;
	return !bypassed;
}
