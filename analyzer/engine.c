/* SPDX-License-Identifier: GPL-2.0-only */
/* The pipeline from paths to findings; each stage is one call. */
#include "engine.h"

#include <string.h>

#include "base/log.h"
#include "checks.h"
#include "lockgraph.h"
#include "run.h"

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
		.lazy = o->lazy,
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
	run_forget_plans(r);
	plans_free(r->proposals);
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

		if (run_in_scope(r, f->at.path))
			g_ptr_array_add(out->findings, f);
		else
			finding_free(f);
	}
	g_ptr_array_free(found, TRUE);
}

/* Plans are about flushes only, and made where they are shown. */
static gboolean wants_plans(const struct run *r)
{
	unsigned int count;
	const struct check *all = checks_all(&count);

	for (unsigned int i = 0; run_wants_plans(r) && i < count; i++)
		if (r->options->enabled[i] && g_str_equal(all[i].id, "wq-flush-system"))
			return TRUE;
	return FALSE;
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

		if (f->reason && run_in_scope(r, f->path))
			add_skipped(out, f->path, f->reason);
	}
	for (guint i = 0; i < r->facts->len; i++) {
		const struct facts *f = g_ptr_array_index(r->facts, i);

		out->units += f->reason == NULL;
		out->cached += f->cached;
	}
	for (guint i = 0; i < r->program->not_analysed->len; i++) {
		const struct facts *f = g_ptr_array_index(r->program->not_analysed, i);

		add_skipped(out, f->path, f->reason);
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

/* Only the flush check can do with a few units; the others look at all that takes a lock. */
static gboolean wants_locks(const struct run *r)
{
	unsigned int count;
	const struct check *all = checks_all(&count);

	for (unsigned int i = 0; i < count; i++)
		if (r->options->enabled[i] && all[i].needs == NEEDS_LOCKS)
			return TRUE;
	return FALSE;
}

int run_check(struct run *r, struct report *out)
{
	GHashTable *wanted = g_hash_table_new(NULL, NULL);
	gboolean locks = wants_locks(r);
	int status;

	say(r, "reading");
	run_find_files(r);
	r->scanned = scan_files(r->tree, r->files, locks, r->options->jobs);
	status = run_add_flushes(r, wanted);
	if (!status && wants_plans(r))
		status = run_add_starts(r, wanted);
	/* The last to parse: see run->last_load. */
	if (!status && locks)
		status = run_add_locks(r, wanted);
	g_hash_table_unref(wanted);
	if (status)
		return -1;
	say(r, "checking");
	if (locks && lock_model_build(r->program))
		return -1;
	run_checks(r, out);
	if (wants_plans(r) && run_plan(r, out->findings))
		return -1;
	if (locks && r->plan_options && run_propose(r, out->findings))
		return -1;
	report_units(r, out);
	report_coverage(r, out);
	return 0;
}

/* As many at a time as fit into memory together whatever they hold. */
enum { DUMPED_AT_ONCE = 256 };

static int dump_some(struct run *r, const GPtrArray *paths, FILE *out)
{
	GPtrArray *facts = g_ptr_array_new_with_free_func((GDestroyNotify)facts_free);
	int status = parser_facts(r->parser, paths, facts);

	for (guint i = 0; i < facts->len; i++) {
		const struct facts *f = g_ptr_array_index(facts, i);

		if (f->text)
			fputs(f->text, out);
		else
			status = error("%s: %s", f->path, f->reason);
	}
	g_ptr_array_unref(facts);
	return status;
}

int run_dump_facts(struct run *r, const GPtrArray *files, FILE *out)
{
	int status = 0;

	for (guint i = 0; i < files->len;) {
		GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

		while (i < files->len && paths->len < DUMPED_AT_ONCE)
			g_ptr_array_add(paths, tree_relative(r->tree, g_ptr_array_index(files, i++)));
		if (dump_some(r, paths, out))
			status = -1;
		g_ptr_array_unref(paths);
	}
	return status;
}
