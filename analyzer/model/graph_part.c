/* SPDX-License-Identifier: GPL-2.0-only */
/* The part of the graph that a question is about. */
#include <string.h>

#include "graph.h"

static gboolean matches(const char *name, const GPtrArray *globs)
{
	for (guint i = 0; i < globs->len; i++)
		if (g_pattern_match_simple(g_ptr_array_index(globs, i), name))
			return TRUE;
	return FALSE;
}

/* Static locks are known with their file in front: "x.c:foo_lock". */
static gboolean is_meant(const struct graph_node *n, const GPtrArray *globs)
{
	const char *colon = strrchr(n->name, ':');

	return matches(n->name, globs) || (colon && matches(colon + 1, globs));
}

static void renumber(struct graph *g, const guint *place)
{
	GArray *nodes = g_array_new(FALSE, FALSE, sizeof(struct graph_node));

	for (guint i = 0; i < g->nodes->len; i++)
		if (place[i])
			g_array_append_val(nodes, g_array_index(g->nodes, struct graph_node, i));
	for (guint i = 0; i < g->edges->len; i++) {
		struct graph_edge *e = &g_array_index(g->edges, struct graph_edge, i);

		e->from = place[e->from] - 1;
		e->to = place[e->to] - 1;
	}
	g_array_free(g->nodes, TRUE);
	g->nodes = nodes;
}

/* Drops the nodes that no edge needs and no glob means. */
static void drop_nodes(struct graph *g, const gboolean *meant)
{
	guint *place = g_new0(guint, g->nodes->len + 1), n = 0;

	for (guint i = 0; i < g->edges->len; i++) {
		const struct graph_edge *e = &g_array_index(g->edges, struct graph_edge, i);

		place[e->from] = place[e->to] = 1;
	}
	for (guint i = 0; i < g->nodes->len; i++)
		if (place[i] || meant[i])
			place[i] = ++n;
	renumber(g, place);
	g_free(place);
}

static gboolean is_kept(const struct graph *g, const struct graph_edge *e, const gboolean *meant,
			GHashTable *cycles)
{
	guint cycle = g_array_index(g->nodes, struct graph_node, e->from).cycle;

	return meant[e->from] || meant[e->to] ||
	       (graph_edge_is_cyclic(g, e) &&
		g_hash_table_contains(cycles, GUINT_TO_POINTER(cycle)));
}

gboolean graph_keep(struct graph *g, const GPtrArray *globs)
{
	gboolean *meant = g_new0(gboolean, g->nodes->len + 1), any = FALSE;
	GHashTable *cycles = g_hash_table_new(NULL, NULL);
	guint left = 0;

	for (guint i = 0; i < g->nodes->len; i++) {
		const struct graph_node *n = &g_array_index(g->nodes, struct graph_node, i);

		meant[i] = is_meant(n, globs);
		any |= meant[i];
		if (meant[i] && n->cycle)
			g_hash_table_add(cycles, GUINT_TO_POINTER(n->cycle));
	}
	for (guint i = 0; i < g->edges->len; i++) {
		struct graph_edge e = g_array_index(g->edges, struct graph_edge, i);

		if (is_kept(g, &e, meant, cycles))
			g_array_index(g->edges, struct graph_edge, left++) = e;
	}
	g_array_set_size(g->edges, left);
	drop_nodes(g, meant);
	g_hash_table_unref(cycles);
	g_free(meant);
	return any;
}
