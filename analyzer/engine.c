/* SPDX-License-Identifier: GPL-2.0-only */
/* The pipeline from paths to findings; each stage is one call. */
#include "engine.h"

#include <string.h>

#include "base/log.h"
#include "checks.h"
#include "exports.h"
#include "parser.h"
#include "queues.h"
#include "scan.h"
#include "select.h"

enum { ROUNDS_MAX = 4 };

struct run {
	const struct tree *tree;
	const struct run_options *options;
	struct kbuild *kbuild;
	struct parser *parser;
	GPtrArray *scope; /* char *: the paths to report on, relative to the root; "" is all */
	GPtrArray *files; /* char *: what the textual pass reads */
	GArray *scanned;
	GPtrArray *facts; /* struct facts * of all units parsed so far */
	GHashTable *units; /* interned paths that were parsed */
	struct program *program;
};

static void on_progress(void *ctx, unsigned int done, unsigned int total)
{
	struct run *r = ctx;

	if (r->options->progress)
		r->options->progress(r->options->progress_ctx, done, total, "parsing");
}

static void say(const struct run *r, const char *what)
{
	if (r->options->progress)
		r->options->progress(r->options->progress_ctx, 0, 0, what);
}

struct run *run_new(const struct tree *t, const struct run_options *o)
{
	struct run *r = g_new0(struct run, 1);
	struct parser_options p = {
		.tmpdir = o->tmpdir,
		.cache_dir = o->use_cache ? o->cache_dir : NULL,
		.standin = o->standin,
		.builddir = o->builddir,
		.jobs = o->jobs,
		.timeout = o->timeout,
		.progress = on_progress,
		.progress_ctx = r,
	};

	r->tree = t;
	r->options = o;
	r->scope = g_ptr_array_new_with_free_func(g_free);
	r->facts = g_ptr_array_new_with_free_func((GDestroyNotify)facts_free);
	r->units = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < o->paths->len; i++)
		g_ptr_array_add(r->scope, tree_relative(t, g_ptr_array_index(o->paths, i)));
	r->kbuild = kbuild_new(t);
	r->parser = parser_new(t, r->kbuild, &p);
	if (!r->parser) {
		run_free(r);
		return NULL;
	}
	if (parser_standin(r->parser))
		note("no kernel headers found (--kdir): the bundled minimal ones stand in");
	return r;
}

void run_free(struct run *r)
{
	if (!r)
		return;
	program_free(r->program);
	parser_free(r->parser);
	if (r->scanned)
		g_array_unref(r->scanned);
	if (r->files)
		g_ptr_array_unref(r->files);
	g_hash_table_unref(r->units);
	g_ptr_array_unref(r->facts);
	g_ptr_array_unref(r->scope);
	kbuild_free(r->kbuild);
	g_free(r);
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_walk(const struct run *r, const char *path, GHashTable *seen, GPtrArray *files)
{
	GPtrArray *walked = tree_walk(r->tree, path);

	g_ptr_array_set_free_func(walked, NULL); /* each file goes on to `files` or is freed here */
	for (guint i = 0; i < walked->len; i++) {
		char *file = g_ptr_array_index(walked, i);

		if (g_hash_table_add(seen, file))
			g_ptr_array_add(files, file);
		else
			g_free(file);
	}
	g_ptr_array_free(walked, TRUE);
}

/* The folders of the modules that the files belong to: their other units and headers matter too. */
static void add_module_folders(const struct run *r, GHashTable *seen, GPtrArray *files)
{
	GHashTable *dirs = g_hash_table_new(g_str_hash, g_str_equal);
	guint n = files->len;

	for (guint i = 0; i < n; i++) {
		const char *file = g_ptr_array_index(files, i);
		const GPtrArray *modules;

		if (!g_str_has_suffix(file, ".c"))
			continue;
		modules = kbuild_modules_of(r->kbuild, file);
		for (guint m = 0; m < modules->len; m++) {
			const struct module *module = g_ptr_array_index(modules, m);

			if (*module->dir && g_hash_table_add(dirs, (gpointer)module->dir))
				add_walk(r, module->dir, seen, files);
		}
	}
	g_hash_table_unref(dirs);
}

static void find_files(struct run *r)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	gboolean whole = FALSE;

	r->files = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < r->scope->len; i++) {
		const char *path = g_ptr_array_index(r->scope, i);

		whole |= !*path;
		add_walk(r, path, seen, r->files);
	}
	if (!whole)
		add_module_folders(r, seen, r->files);
	g_ptr_array_sort(r->files, by_text);
	g_hash_table_unref(seen);
}

/* Parses what of `wanted` (interned paths) was not parsed yet. */
static int parse_units(struct run *r, GHashTable *wanted)
{
	GPtrArray *paths = g_ptr_array_new();
	GHashTableIter it;
	gpointer path;
	int status = 0;

	g_hash_table_iter_init(&it, wanted);
	while (g_hash_table_iter_next(&it, &path, NULL))
		if (g_hash_table_add(r->units, path))
			g_ptr_array_add(paths, path);
	g_ptr_array_sort(paths, by_text);
	if (paths->len)
		status = parser_facts(r->parser, paths, r->facts);
	g_ptr_array_free(paths, TRUE);
	return status;
}

static int load_program(struct run *r)
{
	program_free(r->program);
	r->program = program_new(r->tree);
	for (guint i = 0; i < r->facts->len; i++) {
		const struct facts *f = g_ptr_array_index(r->facts, i);

		if (program_add(r->program, f, kbuild_modules_of(r->kbuild, f->path)))
			return -1;
	}
	program_link(r->program);
	return 0;
}

static GArray *scan_modules(const struct run *r, const GPtrArray *modules)
{
	GPtrArray *paths = g_ptr_array_new();
	GArray *scanned;

	for (guint i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		for (guint n = 0; n < m->units->len; n++)
			g_ptr_array_add(paths, g_ptr_array_index(m->units, n));
	}
	scanned = scan_files(r->tree, paths, TRUE, r->options->jobs);
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

/* Neighbours of these modules that export a function which they call and queue work in. */
static void add_helpers(struct run *r, const GPtrArray *modules, const GPtrArray *names, GHashTable *wanted)
{
	GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTable *dirs = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	GArray *scanned;

	for (guint i = 0; i < names->len; i++)
		g_hash_table_add(set, g_ptr_array_index(names, i));
	for (guint i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		if (*m->dir && g_hash_table_add(dirs, (gpointer)m->dir))
			add_walk(r, m->dir, seen, files);
	}
	scanned = scan_files(r->tree, files, TRUE, r->options->jobs);
	for (guint i = 0; i < scanned->len; i++) {
		const struct scanned *f = &g_array_index(scanned, struct scanned, i);

		if ((f->bits & SCAN_QUEUE) && exports_any(r->tree, f->path, set))
			select_unit(r->kbuild, f->path, wanted);
	}
	g_array_unref(scanned);
	g_ptr_array_unref(files);
	g_hash_table_unref(seen);
	g_hash_table_unref(dirs);
	g_hash_table_unref(set);
}

static gboolean has_new(const struct run *r, GHashTable *wanted)
{
	GHashTableIter it;
	gpointer path;

	g_hash_table_iter_init(&it, wanted);
	while (g_hash_table_iter_next(&it, &path, NULL))
		if (!g_hash_table_contains(r->units, path))
			return TRUE;
	return FALSE;
}

/* What the flushes found so far need to know more about; FALSE when there is nothing more. */
static gboolean want_more(struct run *r, GHashTable *wanted)
{
	GPtrArray *certain = g_ptr_array_new(), *unsettled = g_ptr_array_new();
	GPtrArray *names = g_ptr_array_new();
	struct queues *q = queues_new(r->program);

	queues_wanted_modules(q, certain, unsettled);
	queues_wanted_exports(q, names);
	add_flushing_modules(r, certain, wanted);
	add_unsettled_modules(r, unsettled, wanted);
	if (names->len)
		add_helpers(r, certain, names, wanted);
	queues_free(q);
	g_ptr_array_free(certain, TRUE);
	g_ptr_array_free(unsettled, TRUE);
	g_ptr_array_free(names, TRUE);
	return has_new(r, wanted);
}

static int build_program(struct run *r)
{
	GHashTable *wanted = g_hash_table_new(NULL, NULL);
	int status;

	select_flush_units(r->kbuild, r->scanned, wanted);
	status = parse_units(r, wanted);
	if (!status)
		status = load_program(r);
	for (unsigned int i = 1; !status && i < ROUNDS_MAX && want_more(r, wanted); i++) {
		status = parse_units(r, wanted);
		if (!status)
			status = load_program(r);
	}
	g_hash_table_unref(wanted);
	return status;
}

static gboolean in_scope(const struct run *r, const char *path)
{
	for (guint i = 0; i < r->scope->len; i++) {
		const char *scope = g_ptr_array_index(r->scope, i);
		gsize n = strlen(scope);

		if (!n || (g_str_has_prefix(path, scope) && (path[n] == '/' || !path[n])))
			return TRUE;
	}
	return FALSE;
}

static void run_checks(struct run *r, struct report *out)
{
	unsigned int count;
	const struct check *all = checks_all(&count);
	GPtrArray *found = g_ptr_array_new();

	for (unsigned int i = 0; i < count; i++)
		if (r->options->enabled[i])
			all[i].run(r->program, found);
	for (guint i = 0; i < found->len; i++) {
		struct finding *f = g_ptr_array_index(found, i);

		if (in_scope(r, f->at.path))
			g_ptr_array_add(out->findings, f);
		else
			finding_free(f);
	}
	g_ptr_array_free(found, TRUE);
}

static void add_skipped(struct report *out, const char *path, const char *reason)
{
	struct skipped s = { g_intern_string(path), g_intern_string(reason) };

	g_array_append_val(out->not_analysed, s);
}

static void report_units(const struct run *r, struct report *out)
{
	for (guint i = 0; i < r->scanned->len; i++) {
		const struct scanned *f = &g_array_index(r->scanned, struct scanned, i);

		if (f->reason && in_scope(r, f->path))
			add_skipped(out, f->path, f->reason);
	}
	for (guint i = 0; i < r->facts->len; i++) {
		const struct facts *f = g_ptr_array_index(r->facts, i);

		if (!f->text)
			add_skipped(out, f->path, f->reason);
		else
			out->units++;
		out->cached += f->cached;
	}
}

/* A syntax error that hides calls: what was not read is no clean result. */
static void report_broken(const struct program_unit *u, struct report *out)
{
	for (guint i = 0; u->missed->len && i < u->diagnostics->len; i++) {
		const struct variable *d = g_ptr_array_index(u->diagnostics, i);
		char *reason;

		if (g_strcmp0(d->at.path, u->path))
			continue;
		reason = g_strdup_printf("line %u: %s; %u of %u calls could not be seen", d->at.line, d->name,
					 u->calls_written - u->calls_seen, u->calls_written);
		add_skipped(out, u->path, reason);
		g_free(reason);
		return;
	}
}

static void report_coverage(const struct run *r, struct report *out)
{
	for (guint i = 0; i < r->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(r->program->units, i);

		report_broken(u, out);
		out->calls_seen += u->calls_seen;
		out->calls_written += u->calls_written;
		for (guint n = 0; n < u->missed->len; n++) {
			const struct variable *v = g_ptr_array_index(u->missed, n);
			struct missed_call m = { v->at, v->name };

			g_array_append_val(out->missed, m);
		}
	}
}

int run_check(struct run *r, struct report *out)
{
	say(r, "reading");
	find_files(r);
	r->scanned = scan_files(r->tree, r->files, FALSE, r->options->jobs);
	if (build_program(r))
		return -1;
	say(r, "checking");
	run_checks(r, out);
	report_units(r, out);
	report_coverage(r, out);
	return 0;
}

int run_dump_facts(struct run *r, const char *path, FILE *out)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *facts = g_ptr_array_new_with_free_func((GDestroyNotify)facts_free);
	const struct facts *f;
	int status;

	g_ptr_array_add(paths, tree_relative(r->tree, path));
	status = parser_facts(r->parser, paths, facts);
	f = status ? NULL : g_ptr_array_index(facts, 0);
	if (f && f->text)
		fputs(f->text, out);
	else if (f)
		status = error("%s: %s", f->path, f->reason);
	g_ptr_array_unref(paths);
	g_ptr_array_unref(facts);
	return status;
}
