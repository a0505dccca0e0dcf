/* SPDX-License-Identifier: GPL-2.0-only */
/* The lock graph as JSON; keys may be added, never renamed. */
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "graph.h"
#include "json_text.h"
#include "tree.h"

#ifndef LOCKSTEP_VERSION
#define LOCKSTEP_VERSION "0"
#endif

static void add_step(cJSON *steps, const struct function *f, const struct event *e,
		     const char *message)
{
	cJSON *o = cJSON_CreateObject();

	json_add_text(o, "path", f->at.path);
	cJSON_AddNumberToObject(o, "line", e->line);
	cJSON_AddNumberToObject(o, "column", e->column);
	json_add_text(o, "function", f->name);
	json_add_text(o, "message", message);
	cJSON_AddItemToArray(steps, o);
}

/* Where the first lock is taken, then the calls down to the second. */
static cJSON *json_steps(const struct graph_edge *e)
{
	cJSON *steps = cJSON_CreateArray();

	if (e->held)
		add_step(steps, e->function, e->held, "held from here");
	for (const struct use *u = e->use; u; u = u->next) {
		g_autofree char *text =
			u->next ? g_strdup_printf("calls %s()", u->next->function->name) :
				  g_strdup_printf("%s()", u->api ? u->api->name : "a pointer");

		add_step(steps, u->function, u->event, text);
	}
	return steps;
}

static cJSON *json_nodes(const struct graph *g)
{
	cJSON *nodes = cJSON_CreateArray();

	for (guint i = 0; i < g->nodes->len; i++) {
		const struct graph_node *n = &g_array_index(g->nodes, struct graph_node, i);
		cJSON *o = cJSON_CreateObject();

		json_add_text(o, "name", n->name);
		cJSON_AddStringToObject(o, "kind", n->pseudo ? "completion" : "lock");
		cJSON_AddNumberToObject(o, "cycle", n->cycle);
		cJSON_AddItemToArray(nodes, o);
	}
	return nodes;
}

static cJSON *json_edges(const struct graph *g)
{
	cJSON *edges = cJSON_CreateArray();

	for (guint i = 0; i < g->edges->len; i++) {
		const struct graph_edge *e = &g_array_index(g->edges, struct graph_edge, i);
		cJSON *o = cJSON_CreateObject();

		json_add_text(o, "from", g_array_index(g->nodes, struct graph_node, e->from).name);
		json_add_text(o, "to", g_array_index(g->nodes, struct graph_node, e->to).name);
		cJSON_AddBoolToObject(o, "cyclic", graph_edge_is_cyclic(g, e));
		cJSON_AddNumberToObject(o, "witnesses", e->witnesses);
		cJSON_AddItemToObject(o, "steps", json_steps(e));
		cJSON_AddItemToArray(edges, o);
	}
	return edges;
}

int graph_print_json(const struct graph *g, const struct tree *t, FILE *out)
{
	cJSON *document = cJSON_CreateObject(), *tool;
	char *text;

	cJSON_AddNumberToObject(document, "schemaVersion", 1);
	tool = cJSON_AddObjectToObject(document, "tool");
	cJSON_AddStringToObject(tool, "name", "lockstep");
	cJSON_AddStringToObject(tool, "version", LOCKSTEP_VERSION);
	json_add_text(cJSON_AddObjectToObject(document, "tree"), "root", t->root);
	cJSON_AddItemToObject(document, "nodes", json_nodes(g));
	cJSON_AddItemToObject(document, "edges", json_edges(g));
	text = cJSON_Print(document);
	fprintf(out, "%s\n", text);
	cJSON_free(text);
	cJSON_Delete(document);
	return fflush(out) || ferror(out) ? error("cannot write: %s", g_strerror(errno)) : 0;
}
