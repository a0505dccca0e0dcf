/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the lock analysis needs to see: every unit in scope that uses an API, since one
 * without locks still carries call chains; and outside the scope those that
 * define what these call.
 */
#include <string.h>

#include "base/log.h"
#include "exports.h"
#include "run.h"
#include "select.h"

/* Units outside the scope that a run on a folder brings in; the most called come first. */
enum { CALLEES_MAX = 120 };

/*
 * With -p the build decides what there is: a unit that it did not compile is in no kernel of its, and
 * may not even make sense with its configuration.
 */
static gboolean is_left_out(const struct run *r, const char *path)
{
	return r->options->builddir && !parser_was_built(r->parser, path);
}

static gboolean is_unit(const struct scanned *f)
{
	return f->bits && g_str_has_suffix(f->path, ".c");
}

/* Adds the units in scope but those that the build left out; how many these are. */
static guint add_built(struct run *r, gboolean all, GHashTable *wanted)
{
	guint left_out = 0;

	for (guint i = 0; i < r->scanned->len; i++) {
		const struct scanned *f = &g_array_index(r->scanned, struct scanned, i);

		if (!is_unit(f))
			continue;
		if (!all && is_left_out(r, f->path))
			left_out++;
		else
			select_unit(r->kbuild, f->path, wanted);
	}
	return left_out;
}

/* A folder that was configured but in which nothing in scope was compiled tells nothing. */
static gboolean has_built(const struct run *r)
{
	for (guint i = 0; i < r->scanned->len; i++) {
		const struct scanned *f = &g_array_index(r->scanned, struct scanned, i);

		if (is_unit(f) && !is_left_out(r, f->path))
			return TRUE;
	}
	return FALSE;
}

static void add_scope(struct run *r, GHashTable *wanted)
{
	guint left_out = add_built(r, !has_built(r), wanted);

	if (left_out)
		note("%u files are not part of the build in %s: no lock analysis of them", left_out,
		     r->options->builddir);
}

static gboolean is_whole(const struct run *r)
{
	for (guint i = 0; i < r->scope->len; i++)
		if (!*(char *)g_ptr_array_index(r->scope, i))
			return TRUE;
	return FALSE;
}

/* Names that are called and that nothing in the program defines -> how often. */
static GHashTable *missing_callees(const struct program *p)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++) {
			for (unsigned int e = 0; e < f->blocks[b].nevents; e++) {
				const struct event *v = &f->blocks[b].events[e];
				guint n;

				if (v->kind != EVENT_CALL || v->api ||
				    !g_ascii_isalpha(*v->callee) || program_callee(p, f, v->callee))
					continue;
				n = GPOINTER_TO_UINT(g_hash_table_lookup(names, v->callee)) + 1;
				g_hash_table_insert(names, (gpointer)v->callee,
						    GUINT_TO_POINTER(n));
			}
		}
	}
	return names;
}

struct definer {
	const char *path;
	guint calls;
};

static gint by_calls(gconstpointer a, gconstpointer b)
{
	const struct definer *x = a, *y = b;

	return x->calls != y->calls ? (x->calls < y->calls ? 1 : -1) : strcmp(x->path, y->path);
}

/* The architectures (interned by the parser) that the units of `wanted` are for. */
static GHashTable *arches_of(const struct run *r, GHashTable *wanted)
{
	GHashTable *arches = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter it;
	gpointer path;

	g_hash_table_iter_init(&it, wanted);
	while (g_hash_table_iter_next(&it, &path, NULL))
		g_hash_table_add(arches, (gpointer)parser_arch(r->parser, path));
	return arches;
}

/* One kernel is for one architecture: arch/mips is never linked with a unit that is not for it. */
static gboolean is_foreign(const struct run *r, const char *path, GHashTable *arches)
{
	return g_str_has_prefix(path, "arch/") &&
	       !g_hash_table_contains(arches, parser_arch(r->parser, path));
}

/* The units that export what is missing, the most called first, up to a limit. */
static void add_callees(struct run *r, GHashTable *wanted)
{
	GHashTable *arches = arches_of(r, wanted);
	GHashTable *names = missing_callees(r->program);
	GPtrArray *files = tree_walk(r->tree, "");
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct definer));
	guint *calls = g_new0(guint, files->len);

	exports_count(r->tree, files, names, calls, r->options->jobs);
	for (guint i = 0; i < files->len; i++) {
		struct definer d = { g_ptr_array_index(files, i), calls[i] };

		if (d.calls)
			g_array_append_val(found, d);
	}
	g_array_sort(found, by_calls);
	for (guint i = 0, n = 0; i < found->len && n < CALLEES_MAX; i++) {
		const char *path = g_array_index(found, struct definer, i).path;

		if (!is_left_out(r, path) && !is_foreign(r, path, arches)) {
			select_unit(r->kbuild, path, wanted);
			n++;
		}
	}
	g_array_unref(found);
	g_hash_table_unref(arches);
	g_free(calls);
	g_ptr_array_unref(files);
	g_hash_table_unref(names);
}

int run_add_locks(struct run *r, GHashTable *wanted)
{
	int status;

	gboolean alone = is_whole(r) || r->tree->mode == TREE_DRIVER;

	add_scope(r, wanted);
	r->last_load = alone && !r->plan_options;
	status = run_parse(r, wanted);
	if (status || alone)
		return status;
	add_callees(r, wanted);
	r->last_load = !r->plan_options;
	return run_parse(r, wanted);
}
