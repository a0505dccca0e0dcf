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

static void add_scanned(struct run *r, const GArray *scanned, guint bits, guint wqs,
			GHashTable *wanted)
{
	for (guint i = 0; i < scanned->len; i++) {
		const struct scanned *f = &g_array_index(scanned, struct scanned, i);

		if ((f->bits & bits) || (f->wqs & wqs))
			select_unit(r->kbuild, f->path, wanted);
	}
}

/* The system workqueues that the module waits for, as scan_wq() says them. */
static guint flushed_wqs(const struct run *r, const struct queues *q, const struct module *m)
{
	const GPtrArray *flushes = queues_flushes(q);
	guint wqs = 0;

	for (guint i = 0; i < flushes->len; i++) {
		const struct flush_use *u = g_ptr_array_index(flushes, i);

		if (!g_ptr_array_find((GPtrArray *)u->function->unit->modules, m, NULL))
			continue;
		for (unsigned int n = 0; n < u->wq.n; n++)
			wqs |= scan_wq(r->tree, u->wq.names[n]);
	}
	return wqs;
}

/*
 * What a flushing module queues: on the workqueues that it flushes, by name; or on anything at all,
 * once a variable of its holds a system workqueue: TRUE then.
 */
static gboolean add_flushing_module(struct run *r, const struct queues *q, struct module *m,
				    GHashTable *wanted)
{
	GPtrArray *one = g_ptr_array_new();
	GArray *scanned;
	guint bits = SCAN_FLUSH_SYSTEM | SCAN_SYSTEM_FLUSH | SCAN_SYSTEM_VALUE;

	g_ptr_array_add(one, m);
	scanned = scan_modules(r, one);
	if (run_wants_plans(r)) /* an audit has a row for each queue call */
		bits |= SCAN_QUEUE;
	for (guint i = 0; i < scanned->len; i++)
		if (g_array_index(scanned, struct scanned, i).bits & SCAN_SYSTEM_VALUE)
			bits |= SCAN_QUEUE;
	add_scanned(r, scanned, bits, flushed_wqs(r, q, m), wanted);
	g_array_unref(scanned);
	g_ptr_array_free(one, TRUE);
	return (bits & SCAN_QUEUE) != 0;
}

static void add_unsettled_modules(struct run *r, const GPtrArray *modules, GHashTable *wanted)
{
	GArray *scanned = scan_modules(r, modules);

	add_scanned(r, scanned, SCAN_SYSTEM_VALUE, 0, wanted);
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

typedef void (*count_fn)(const struct tree *t, const GPtrArray *files, GHashTable *names,
			 guint *sums, unsigned int jobs);

/* Files that `count` says something of for these names and that have one of the bits, if any are asked for. */
static void add_counted(struct run *r, const GPtrArray *files, const GPtrArray *names, guint bits,
			count_fn count, GHashTable *wanted)
{
	GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);
	GArray *scanned = bits && names->len ? scan_files(r->tree, files, TRUE, r->options->jobs) :
					       NULL;
	guint *sums = g_new0(guint, files->len);

	for (guint i = 0; i < names->len; i++)
		g_hash_table_insert(set, g_ptr_array_index(names, i), GUINT_TO_POINTER(1));
	if (names->len)
		count(r->tree, files, set, sums, r->options->jobs);
	for (guint i = 0; i < files->len; i++)
		if (sums[i] &&
		    (!scanned || (g_array_index(scanned, struct scanned, i).bits & bits)))
			select_unit(r->kbuild, g_ptr_array_index(files, i), wanted);
	g_free(sums);
	if (scanned)
		g_array_unref(scanned);
	g_hash_table_unref(set);
}

/* Where items get their handlers, if not where they are queued. */
static void add_handlers(struct run *r, const struct queues *q, struct module *m,
			 GHashTable *wanted)
{
	GPtrArray *one = g_ptr_array_new(), *items = g_ptr_array_new(), *units;

	g_ptr_array_add(one, m);
	units = module_units(one);
	queues_wanted_items(q, m, run_wants_plans(r), items);
	add_counted(r, units, items, 0, initialises_count, wanted);
	g_ptr_array_free(units, TRUE);
	g_ptr_array_free(items, TRUE);
	g_ptr_array_free(one, TRUE);
}

/* Units that call core code which queues for them. */
static void add_helped(struct run *r, const GPtrArray *modules, GHashTable *wanted)
{
	GPtrArray *own = module_units(modules), *names = g_ptr_array_new();

	plan_helper_names(names);
	add_counted(r, own, names, 0, mentions_count, wanted);
	g_ptr_array_free(names, TRUE);
	g_ptr_array_free(own, TRUE);
}

/* What the flushes found so far need to know more about; FALSE when there is nothing more. */
static gboolean want_more(struct run *r, GHashTable *wanted)
{
	GPtrArray *certain = g_ptr_array_new(), *unsettled = g_ptr_array_new();
	GPtrArray *names = g_ptr_array_new(), *users = g_ptr_array_new();
	GPtrArray *files;
	struct queues *q = queues_new(r->program);
	/* What a helper module does with the object it is given; any queue if the caller can name one. */
	guint helper = run_wants_plans(r) ? SCAN_QUEUE : SCAN_QUEUE_SYSTEM | SCAN_SYSTEM_VALUE;

	queues_wanted_modules(q, certain, unsettled);
	queues_wanted_exports(q, run_wants_plans(r), names);
	queues_wanted_users(q, users);
	files = neighbours(r, certain);
	for (guint i = 0; i < certain->len; i++)
		if (add_flushing_module(r, q, g_ptr_array_index(certain, i), wanted))
			helper |= SCAN_QUEUE;
	add_unsettled_modules(r, unsettled, wanted);
	add_counted(r, files, names, helper, exports_count, wanted);
	add_counted(r, files, users, 0, mentions_count, wanted);
	for (guint i = 0; i < certain->len; i++)
		add_handlers(r, q, g_ptr_array_index(certain, i), wanted);
	if (run_wants_plans(r))
		add_helped(r, certain, wanted);
	g_ptr_array_unref(files);
	if (run_wants_plans(r))
		run_add_users(r, q, certain, wanted);
	queues_free(q);
	g_ptr_array_free(certain, TRUE);
	g_ptr_array_free(unsettled, TRUE);
	g_ptr_array_free(names, TRUE);
	g_ptr_array_free(users, TRUE);
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
