/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What wq-flush-system needs to see: the units that may flush, then what their modules and
 * their helper modules queue.
 */
#include "exports.h"
#include "queues.h"
#include "run.h"
#include "select.h"

enum { ROUNDS_MAX = 4 };

static GPtrArray *module_units(const GPtrArray *modules)
{
	GPtrArray *paths = g_ptr_array_new();

	for (guint i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		for (guint n = 0; n < m->units->len; n++)
			g_ptr_array_add(paths, g_ptr_array_index(m->units, n));
	}
	return paths;
}

static GArray *scan_modules(const struct run *r, const GPtrArray *modules)
{
	GPtrArray *paths = module_units(modules);
	GArray *scanned = scan_files(r->tree, paths, TRUE, r->options->jobs);

	/* What was scanned names the paths of the modules, which stay. */
	g_ptr_array_free(paths, TRUE);
	return scanned;
}

static void add_scanned(struct run *r, const GArray *scanned, guint bits, GHashTable *wanted)
{
	for (guint i = 0; i < scanned->len; i++) {
		const struct scanned *f = &g_array_index(scanned, struct scanned, i);

		if (f->bits & bits)
			select_unit(r->kbuild, f->path, wanted);
	}
}

/*
 * What flushing modules queue: on a system workqueue by name; or on anything at all, once a
 * variable of theirs holds a system workqueue.
 */
static void add_flushing_modules(struct run *r, const GPtrArray *modules, GHashTable *wanted)
{
	GArray *scanned = scan_modules(r, modules);
	guint bits = SCAN_QUEUE_SYSTEM | SCAN_FLUSH_SYSTEM | SCAN_SYSTEM_FLUSH | SCAN_SYSTEM_VALUE;

	for (guint i = 0; i < scanned->len; i++)
		if (g_array_index(scanned, struct scanned, i).bits & SCAN_SYSTEM_VALUE)
			bits |= SCAN_QUEUE;
	add_scanned(r, scanned, bits, wanted);
	g_array_unref(scanned);
}

static void add_unsettled_modules(struct run *r, const GPtrArray *modules, GHashTable *wanted)
{
	GArray *scanned = scan_modules(r, modules);

	add_scanned(r, scanned, SCAN_SYSTEM_VALUE, wanted);
	g_array_unref(scanned);
}

/* The files in the folders of these modules: where their helpers and users are. */
static GPtrArray *neighbours(const struct run *r, const GPtrArray *modules)
{
	GHashTable *dirs = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		if ((*m->dir || r->tree->mode == TREE_DRIVER) &&
		    g_hash_table_add(dirs, (gpointer)m->dir))
			run_walk(r, m->dir, seen, files);
	}
	g_hash_table_unref(seen);
	g_hash_table_unref(dirs);
	return files;
}

typedef void (*count_fn)(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
			 unsigned int jobs);

/* Files that `count` says something of for these names and that have one of the bits, if any are asked for. */
static void add_counted(struct run *r, const GPtrArray *files, const GPtrArray *names, guint bits,
			count_fn count, GHashTable *wanted)
{
	GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);
	GArray *scanned = bits && names->len ? scan_files(r->tree, files, TRUE, r->options->jobs) : NULL;
	guint *sums = g_new0(guint, files->len);

	for (guint i = 0; i < names->len; i++)
		g_hash_table_insert(set, g_ptr_array_index(names, i), GUINT_TO_POINTER(1));
	if (names->len)
		count(r->tree, files, set, sums, r->options->jobs);
	for (guint i = 0; i < files->len; i++)
		if (sums[i] && (!scanned || (g_array_index(scanned, struct scanned, i).bits & bits)))
			select_unit(r->kbuild, g_ptr_array_index(files, i), wanted);
	g_free(sums);
	if (scanned)
		g_array_unref(scanned);
	g_hash_table_unref(set);
}

/* What the flushes found so far need to know more about; FALSE when there is nothing more. */
static gboolean want_more(struct run *r, GHashTable *wanted)
{
	GPtrArray *certain = g_ptr_array_new(), *unsettled = g_ptr_array_new();
	GPtrArray *names = g_ptr_array_new(), *users = g_ptr_array_new();
	GPtrArray *items = g_ptr_array_new(), *files, *own;
	struct queues *q = queues_new(r->program);

	queues_wanted_modules(q, certain, unsettled);
	queues_wanted_exports(q, names);
	queues_wanted_users(q, users);
	queues_wanted_items(q, items);
	files = neighbours(r, certain);
	add_flushing_modules(r, certain, wanted);
	add_unsettled_modules(r, unsettled, wanted);
	add_counted(r, files, names, SCAN_QUEUE, exports_count, wanted);
	add_counted(r, files, users, 0, mentions_count, wanted);
	own = module_units(certain);
	add_counted(r, own, items, SCAN_CALLBACK, mentions_count, wanted);
	g_ptr_array_free(own, TRUE);
	g_ptr_array_unref(files);
	run_add_users(r, q, certain, wanted);
	queues_free(q);
	g_ptr_array_free(certain, TRUE);
	g_ptr_array_free(unsettled, TRUE);
	g_ptr_array_free(names, TRUE);
	g_ptr_array_free(users, TRUE);
	g_ptr_array_free(items, TRUE);
	return run_has_new(r, wanted);
}

int run_add_flushes(struct run *r, GHashTable *wanted)
{
	int status;

	select_flush_units(r->kbuild, r->scanned, wanted);
	status = run_parse(r, wanted);
	for (unsigned int i = 1; !status && i < ROUNDS_MAX && want_more(r, wanted); i++)
		status = run_parse(r, wanted);
	return status;
}
