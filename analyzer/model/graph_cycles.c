/* SPDX-License-Identifier: GPL-2.0-only */
/* Strongly connected parts of the graph: Tarjan's algorithm without recursion. */
#include "graph_cycles.h"

#include <string.h>

static int by_name(gconstpointer a, gconstpointer b, gpointer nodes)
{
	const struct graph_node *n = nodes;

	return strcmp(n[*(const guint *)a].name, n[*(const guint *)b].name);
}

static int by_nodes(gconstpointer a, gconstpointer b)
{
	const struct graph_edge *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->to < y->to ? -1 : x->to > y->to;
}

void graph_sort(struct graph *g)
{
	guint n = g->nodes->len, *order = g_new(guint, n), *place = g_new(guint, n);
	GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(struct graph_node), n);

	for (guint i = 0; i < n; i++)
		order[i] = i;
	g_qsort_with_data(order, (gint)n, sizeof(*order), by_name, g->nodes->data);
	for (guint i = 0; i < n; i++) {
		place[order[i]] = i;
		g_array_append_val(sorted, g_array_index(g->nodes, struct graph_node, order[i]));
	}
	for (guint i = 0; i < g->edges->len; i++) {
		struct graph_edge *e = &g_array_index(g->edges, struct graph_edge, i);

		e->from = place[e->from];
		e->to = place[e->to];
	}
	g_array_free(g->nodes, TRUE);
	g->nodes = sorted;
	g_array_sort(g->edges, by_nodes);
	g_free(order);
	g_free(place);
}

/* A node on its way: when it was met, the earliest node that it reaches, its next edge. */
struct visit {
	guint number, low, edge;
	gboolean waiting; /* on the stack of nodes whose part is not known yet */
};

struct search {
	struct graph *graph;
	struct visit *visits;
	guint *first; /* number of each node's first edge; one more than there are nodes */
	GArray *path, *waiting; /* guint */
	guint met, parts;
};

static void enter(struct search *s, guint node)
{
	struct visit *v = &s->visits[node];

	v->number = v->low = ++s->met;
	v->edge = s->first[node];
	v->waiting = TRUE;
	g_array_append_val(s->path, node);
	g_array_append_val(s->waiting, node);
}

/* All that is waiting above the node reaches it and is reached by it. */
static void close_part(struct search *s, guint node)
{
	gboolean single = g_array_index(s->waiting, guint, s->waiting->len - 1) == node;
	guint other;

	if (!single)
		s->parts++;
	do {
		other = g_array_index(s->waiting, guint, s->waiting->len - 1);
		g_array_set_size(s->waiting, s->waiting->len - 1);
		s->visits[other].waiting = FALSE;
		if (!single)
			g_array_index(s->graph->nodes, struct graph_node, other).cycle = s->parts;
	} while (other != node);
}

static void leave(struct search *s, guint node)
{
	guint parent;

	if (s->visits[node].low == s->visits[node].number)
		close_part(s, node);
	g_array_set_size(s->path, s->path->len - 1);
	if (s->path->len) {
		parent = g_array_index(s->path, guint, s->path->len - 1);
		s->visits[parent].low = MIN(s->visits[parent].low, s->visits[node].low);
	}
}

static void step(struct search *s)
{
	guint node = g_array_index(s->path, guint, s->path->len - 1), to;
	struct visit *v = &s->visits[node];

	if (v->edge == s->first[node + 1]) {
		leave(s, node);
		return;
	}
	to = g_array_index(s->graph->edges, struct graph_edge, v->edge++).to;
	if (!s->visits[to].number)
		enter(s, to);
	else if (s->visits[to].waiting)
		v->low = MIN(v->low, s->visits[to].number);
}

void graph_find_cycles(struct graph *g)
{
	guint n = g->nodes->len, e = 0;
	struct search s = { g,
			    g_new0(struct visit, n),
			    g_new(guint, n + 1),
			    g_array_new(FALSE, FALSE, sizeof(guint)),
			    g_array_new(FALSE, FALSE, sizeof(guint)),
			    0,
			    0 };

	for (guint i = 0; i <= n; i++) {
		while (e < g->edges->len && g_array_index(g->edges, struct graph_edge, e).from < i)
			e++;
		s.first[i] = e;
	}
	for (guint i = 0; i < n; i++) {
		if (!s.visits[i].number)
			enter(&s, i);
		while (s.path->len)
			step(&s);
	}
	g_array_free(s.path, TRUE);
	g_array_free(s.waiting, TRUE);
	g_free(s.first);
	g_free(s.visits);
}
