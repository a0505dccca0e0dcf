/* SPDX-License-Identifier: GPL-2.0-only */
/* The graph for people: lock order, and waits with what their handlers take. */
#include "graph.h"

#include <string.h>

#include "graph_cycles.h"
#include "locks.h"

struct builder {
	const struct lock_model *model;
	struct graph *graph;
	GHashTable *numbers; /* name -> number of its node + 1 */
	GHashTable *known; /* "from to" -> number of the edge + 1 */
	gboolean (*in_scope)(void *ctx, const char *path);
	void *ctx;
};

static guint node(struct builder *b, const char *name, gboolean pseudo)
{
	struct graph_node n = { name, pseudo, 0 };
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(b->numbers, name));

	if (!number) {
		g_array_append_val(b->graph->nodes, n);
		number = b->graph->nodes->len;
		g_hash_table_insert(b->numbers, (gpointer)name, GUINT_TO_POINTER(number));
	}
	return number - 1;
}

static void add(struct builder *b, struct graph_edge e)
{
	char *key = g_strdup_printf("%u %u", e.from, e.to);
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(b->known, key));

	if (number) {
		g_array_index(b->graph->edges, struct graph_edge, number - 1).witnesses +=
			e.witnesses;
		g_free(key);
		return;
	}
	g_array_append_val(b->graph->edges, e);
	g_hash_table_insert(b->known, key, GUINT_TO_POINTER(b->graph->edges->len));
}

static const struct observation *witness(const struct builder *b, const struct lockedge *e)
{
	for (guint i = 0; i < e->witnesses->len; i++) {
		const struct observation *o = g_ptr_array_index(e->witnesses, i);

		if (b->in_scope(b->ctx, o->function->at.path))
			return o;
	}
	return NULL;
}

static void add_orders(struct builder *b)
{
	for (guint i = 0; i < b->model->edge_list->len; i++) {
		const struct lockedge *e = g_ptr_array_index(b->model->edge_list, i);
		const struct observation *o = witness(b, e);

		if (o)
			add(b, (struct graph_edge){ node(b, e->from, FALSE), node(b, e->to, FALSE),
						    o->function, o->held.event, o->use,
						    e->witnesses->len });
	}
}

/* What the handler takes: edges from its completion. */
static void add_handler(struct builder *b, guint from, const struct binding *binding)
{
	const struct summary *s = &b->model->summaries[binding->handler->id];

	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];
		const char *key = u->kind == USE_LOCK && u->object ?
					  lock_class_key(b->model, u->object, binding->handler) :
					  NULL;

		if (key)
			add(b, (struct graph_edge){ from, node(b, key, FALSE), binding->handler,
						    NULL, u, 1 });
	}
}

static void add_wait(struct builder *b, const struct observation *o)
{
	const char *held = lock_class_key(b->model, o->held.object, o->function);
	GPtrArray *handlers = lock_handlers(b->model, o->use, o->function);
	const struct binding *first = handlers->len ? g_ptr_array_index(handlers, 0) : NULL;
	guint to = node(b, lock_wait_name(b->model, o->use, o->function, first), TRUE);

	if (held)
		add(b, (struct graph_edge){ node(b, held, FALSE), to, o->function, o->held.event,
					    o->use, 1 });
	for (guint i = 0; i < handlers->len; i++)
		add_handler(b, to, g_ptr_array_index(handlers, i));
	g_ptr_array_free(handlers, TRUE);
}

static void add_waits(struct builder *b)
{
	for (guint i = 0; i < b->model->observations->len; i++) {
		const struct observation *o =
			&g_array_index(b->model->observations, struct observation, i);

		if (o->kind == SEEN_WAIT && o->held.object && o->use->object && o->use->api &&
		    b->in_scope(b->ctx, o->function->at.path))
			add_wait(b, o);
	}
}

struct graph *graph_new(const struct lock_model *m,
			gboolean (*in_scope)(void *ctx, const char *path), void *ctx)
{
	struct graph *g = g_new0(struct graph, 1);
	struct builder b = { m,
			     g,
			     g_hash_table_new(g_str_hash, g_str_equal),
			     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			     in_scope,
			     ctx };

	g->nodes = g_array_new(FALSE, FALSE, sizeof(struct graph_node));
	g->edges = g_array_new(FALSE, FALSE, sizeof(struct graph_edge));
	add_orders(&b);
	add_waits(&b);
	g_hash_table_unref(b.numbers);
	g_hash_table_unref(b.known);
	graph_sort(g);
	graph_find_cycles(g);
	return g;
}

void graph_free(struct graph *g)
{
	if (!g)
		return;
	g_array_free(g->nodes, TRUE);
	g_array_free(g->edges, TRUE);
	g_free(g);
}

gboolean graph_edge_is_cyclic(const struct graph *g, const struct graph_edge *e)
{
	guint a = g_array_index(g->nodes, struct graph_node, e->from).cycle;

	return a && a == g_array_index(g->nodes, struct graph_node, e->to).cycle;
}
