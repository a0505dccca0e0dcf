/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Findings of one cause become one: the surest and shortest, with the others as further places.  This
 * is the very last step: baselines, changed lines and fixes are about each finding.
 */
#include "filter.h"

/* Sets of findings, by their numbers: each leads to an earlier one, or to itself. */
struct sets {
	const GPtrArray *all;
	guint *parent;
	GHashTable *keys; /* key of a cause -> number of a finding + 1 */
};

static guint find(struct sets *s, guint i)
{
	while (s->parent[i] != i) {
		s->parent[i] = s->parent[s->parent[i]];
		i = s->parent[i];
	}
	return i;
}

static void join(struct sets *s, guint a, guint b)
{
	guint x = find(s, a), y = find(s, b);

	s->parent[MAX(x, y)] = MIN(x, y);
}

static void join_by_key(struct sets *s, guint i)
{
	const struct finding *f = g_ptr_array_index(s->all, i);

	for (guint k = 0; k < FINDING_CAUSES && f->causes[k]; k++) {
		guint other = GPOINTER_TO_UINT(g_hash_table_lookup(s->keys, f->causes[k]));

		if (other)
			join(s, other - 1, i);
		else
			g_hash_table_insert(s->keys, (gpointer)f->causes[k],
					    GUINT_TO_POINTER(i + 1));
	}
}

static gboolean is_better(const struct finding *a, const struct finding *b)
{
	if (a->confidence != b->confidence)
		return a->confidence < b->confidence;
	return a->steps->len < b->steps->len;
}

/* The number of the best finding of each set, by the number of its first. */
static guint *choose(struct sets *s)
{
	guint *best = g_new(guint, s->all->len + 1);

	for (guint i = 0; i < s->all->len; i++) {
		guint set = find(s, i);

		if (set == i || is_better(g_ptr_array_index(s->all, i),
					  g_ptr_array_index(s->all, best[set])))
			best[set] = i;
	}
	return best;
}

static void give(struct finding *to, struct finding *f)
{
	if (!to->same)
		to->same = g_ptr_array_new();
	g_ptr_array_add(to->same, f);
}

void filter_fold(struct report *r)
{
	GPtrArray *all = r->findings;
	struct sets s = { all, g_new(guint, all->len + 1), g_hash_table_new(g_str_hash, g_str_equal) };
	guint *best, kept = 0;

	for (guint i = 0; i < all->len; i++)
		s.parent[i] = i;
	for (guint i = 0; i < all->len; i++)
		join_by_key(&s, i);
	best = choose(&s);
	for (guint i = 0; i < all->len; i++)
		if (best[find(&s, i)] != i)
			give(g_ptr_array_index(all, best[find(&s, i)]), g_ptr_array_index(all, i));
	for (guint i = 0; i < all->len; i++)
		if (best[find(&s, i)] == i)
			all->pdata[kept++] = all->pdata[i];
	while (all->len > kept)
		g_ptr_array_steal_index(all, all->len - 1);
	g_hash_table_destroy(s.keys);
	g_free(best);
	g_free(s.parent);
}
