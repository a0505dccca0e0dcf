/* SPDX-License-Identifier: GPL-2.0-only */
/* The lock graph as text: for Graphviz, where what can be part of a deadlock is red, and as lines. */
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "graph.h"

static void print_string(FILE *out, const char *text)
{
	fputc('"', out);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			fputc('\\', out);
		fputc(*text, out);
	}
	fputc('"', out);
}

enum { LABEL_CALLS = 6 };

/* The way down to the operation, a line per call. */
static char *label_of(const struct graph_edge *e)
{
	GString *s = g_string_new(NULL);
	unsigned int n = 0;

	for (const struct use *u = e->use; u; u = u->next, n++) {
		if (n == LABEL_CALLS && u->next) {
			g_string_append(s, "...\\l");
			continue;
		}
		if (n < LABEL_CALLS || !u->next)
			g_string_append_printf(s, "%s() %s:%u\\l", u->function->name,
					       u->function->at.path, u->event->line);
	}
	return g_string_free(s, FALSE);
}

static void print_edge(const struct graph *g, const struct graph_edge *e, FILE *out)
{
	char *label = label_of(e);

	fputs("\t", out);
	print_string(out, g_array_index(g->nodes, struct graph_node, e->from).name);
	fputs(" -> ", out);
	print_string(out, g_array_index(g->nodes, struct graph_node, e->to).name);
	fprintf(out, " [label=\"%s\"%s];\n", label,
		graph_edge_is_cyclic(g, e) ? ", color=red" : "");
	g_free(label);
}

int graph_print_dot(const struct graph *g, FILE *out)
{
	fputs("digraph lockstep {\n\tnode [shape=box, fontname=\"monospace\"];\n", out);
	for (guint i = 0; i < g->nodes->len; i++) {
		const struct graph_node *n = &g_array_index(g->nodes, struct graph_node, i);

		fputs("\t", out);
		print_string(out, n->name);
		fprintf(out, " [shape=%s%s];\n", n->pseudo ? "ellipse" : "box",
			n->cycle ? ", color=red" : "");
	}
	for (guint i = 0; i < g->edges->len; i++)
		print_edge(g, &g_array_index(g->edges, struct graph_edge, i), out);
	fputs("}\n", out);
	return fflush(out) || ferror(out) ? error("cannot write: %s", g_strerror(errno)) : 0;
}

int graph_print_lines(const struct graph *g, FILE *out)
{
	for (guint i = 0; i < g->edges->len; i++) {
		const struct graph_edge *e = &g_array_index(g->edges, struct graph_edge, i);

		fprintf(out, "%s -> %s\t%s:%u %s()%s\n",
			g_array_index(g->nodes, struct graph_node, e->from).name,
			g_array_index(g->nodes, struct graph_node, e->to).name,
			e->function->at.path, e->use->event->line, e->function->name,
			graph_edge_is_cyclic(g, e) ? "\tcycle" : "");
	}
	return fflush(out) || ferror(out) ? error("cannot write: %s", g_strerror(errno)) : 0;
}
