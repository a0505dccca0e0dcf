/* SPDX-License-Identifier: GPL-2.0-only */
/* The lock model of a run by itself: for the graph and the dumps. */
#include "graph.h"
#include "lockgraph.h"
#include "run.h"

static int build(struct run *r)
{
	GHashTable *wanted = g_hash_table_new(NULL, NULL);
	int status;

	if (!r->scanned) {
		run_find_files(r);
		r->scanned = scan_files(r->tree, r->files, TRUE, r->options->jobs);
	}
	status = run_add_locks(r, wanted);
	g_hash_table_unref(wanted);
	return status ? -1 : lock_model_build(r->program);
}

static gboolean in_scope(void *ctx, const char *path)
{
	return run_in_scope(ctx, path);
}

static int print(const struct graph *g, const struct run *r, enum graph_format format, FILE *out)
{
	switch (format) {
	case GRAPH_JSON:
		return graph_print_json(g, r->tree, out);
	case GRAPH_LINES:
		return graph_print_lines(g, out);
	default:
		return graph_print_dot(g, out);
	}
}

int run_graph(struct run *r, enum graph_format format, FILE *out)
{
	struct graph *g;
	int status;

	if (build(r))
		return -1;
	g = graph_new(r->program->locks, in_scope, r);
	status = print(g, r, format, out);
	graph_free(g);
	return status;
}

int run_dump_model(struct run *r, void (*dump)(const struct lock_model *m, const struct function *f, GString *out),
		   FILE *out)
{
	GString *text;

	if (build(r))
		return -1;
	text = g_string_new(NULL);
	for (guint i = 0; i < r->program->functions->len; i++) {
		const struct function *f = g_ptr_array_index(r->program->functions, i);

		if (run_in_scope(r, f->at.path))
			dump(r->program->locks, f, text);
	}
	fputs(text->str, out);
	g_string_free(text, TRUE);
	return 0;
}
