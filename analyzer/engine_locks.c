/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the lock analysis needs to see: every unit in scope that uses an API, since one
 * without locks still carries call chains; and outside the scope those that
 * define what these call.
 */
#include <string.h>

#include "exports.h"
#include "run.h"
#include "select.h"

/* Units outside the scope that a run on a folder brings in; the most called come first. */
enum { CALLEES_MAX = 120 };

static void add_scope(struct run *r, GHashTable *wanted)
{
	for (guint i = 0; i < r->scanned->len; i++) {
		const struct scanned *f = &g_array_index(r->scanned, struct scanned, i);

		if (f->bits && g_str_has_suffix(f->path, ".c"))
			select_unit(r->kbuild, f->path, wanted);
	}
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

				if (v->kind != EVENT_CALL || v->api || !g_ascii_isalpha(*v->callee) ||
				    program_callee(p, f, v->callee))
					continue;
				n = GPOINTER_TO_UINT(g_hash_table_lookup(names, v->callee)) + 1;
				g_hash_table_insert(names, (gpointer)v->callee, GUINT_TO_POINTER(n));
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

/* The units that export what is missing, the most called first, up to a limit. */
static void add_callees(struct run *r, GHashTable *wanted)
{
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
	for (guint i = 0; i < found->len && i < CALLEES_MAX; i++)
		select_unit(r->kbuild, g_array_index(found, struct definer, i).path, wanted);
	g_array_unref(found);
	g_free(calls);
	g_ptr_array_unref(files);
	g_hash_table_unref(names);
}

int run_add_locks(struct run *r, GHashTable *wanted)
{
	int status;

	add_scope(r, wanted);
	status = run_parse(r, wanted);
	if (status || is_whole(r) || r->tree->mode == TREE_DRIVER)
		return status;
	add_callees(r, wanted);
	return run_parse(r, wanted);
}
