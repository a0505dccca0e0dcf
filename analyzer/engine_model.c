/* SPDX-License-Identifier: GPL-2.0-only */
/* The lock model of a run by itself: for the graph and the dumps. */
#include "base/log.h"
#include "checks.h"
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

/* Is the finding at PATH:LINE, with any part of the path's front left out? */
static gboolean is_at(const struct finding *f, const char *place)
{
	char *own = g_strdup_printf("/%s:%u", f->at.path, f->at.line);
	char *asked = g_strconcat("/", place, NULL);
	gboolean same = g_str_has_suffix(own, asked) || g_str_has_suffix(asked, own);

	g_free(own);
	g_free(asked);
	return same;
}

/* The locks of the findings there; FALSE after a message if there is none. */
static gboolean add_finding(const GPtrArray *found, const char *place, GPtrArray *globs)
{
	guint before = globs->len;

	for (guint i = 0; i < found->len; i++) {
		const struct finding *f = g_ptr_array_index(found, i);

		for (guint n = 0; is_at(f, place) && n < f->locks->len; n++)
			g_ptr_array_add(globs, g_ptr_array_index(f->locks, n));
	}
	if (globs->len == before)
		error("--finding: no finding about locks at %s", place);
	return globs->len > before;
}

static int add_findings(struct run *r, char **places, GPtrArray *found, GPtrArray *globs)
{
	unsigned int count;
	const struct check *all = checks_all(&count);

	for (unsigned int i = 0; places && *places && i < count; i++)
		if (all[i].needs == NEEDS_LOCKS)
			all[i].run(r->program, found);
	for (; places && *places; places++)
		if (!add_finding(found, *places, globs))
			return -1;
	return 0;
}

static int print_part(struct run *r, enum graph_format format, const GPtrArray *globs, FILE *out)
{
	struct graph *g = graph_new(r->program->locks, in_scope, r);
	int status = 0;

	if (globs->len && !graph_keep(g, globs))
		status = error("no lock class %s in the graph; 'lockstep dump graph' lists all",
			       (char *)g_ptr_array_index(globs, 0));
	if (!status)
		status = print(g, r, format, out);
	graph_free(g);
	return status;
}

int run_graph(struct run *r, enum graph_format format, char **around, char **findings, FILE *out)
{
	GPtrArray *globs = g_ptr_array_new();
	GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	int status = build(r);

	for (; around && *around; around++)
		g_ptr_array_add(globs, *around);
	if (!status)
		status = add_findings(r, findings, found, globs);
	if (!status)
		status = print_part(r, format, globs, out);
	g_ptr_array_unref(found);
	g_ptr_array_unref(globs);
	return status;
}

int run_dump_model(struct run *r,
		   void (*dump)(const struct lock_model *m, const struct function *f, GString *out),
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
