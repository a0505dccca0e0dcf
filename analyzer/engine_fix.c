/* SPDX-License-Identifier: GPL-2.0-only */
/* The rewrite stage of a run: plans for the flushes, what the findings say of them, their proof. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "fix.h"
#include "proof.h"
#include "propose.h"
#include "run.h"
#include "select.h"

/* Larger modules are not read as a whole. */
enum { UNITS_MAX = 60 };

static const char later[] = "another change of the same file comes first; run fix again after it";

static void make_plans(struct run *r)
{
	static const struct plan_options none = { STRATEGY_NONE, NULL, NULL };

	run_forget_plans(r);
	r->queues = queues_new(r->program);
	r->plans = plans_make(r->queues, r->program, r->plan_options ? r->plan_options : &none);
}

void run_forget_plans(struct run *r)
{
	plans_free(r->plans);
	if (r->queues)
		queues_free(r->queues);
	r->plans = NULL;
	r->queues = NULL;
}

/* Does the file say where its module starts, ends or registers a driver? */
static gboolean has_start(const struct tree *t, const char *path)
{
	g_autofree char *text = NULL;
	gsize length;

	if (tree_read(t, path, &text, &length))
		return FALSE;
	return strstr(text, "module_init") || strstr(text, "module_exit") ||
	       strstr(text, "initcall(") || strstr(text, "_driver(") || strstr(text, "_initcall");
}

static void add_starts(struct run *r, const struct program_unit *u, GHashTable *wanted)
{
	for (guint i = 0; i < u->modules->len; i++) {
		const struct module *m = g_ptr_array_index(u->modules, i);

		for (guint n = 0; n < m->units->len; n++)
			if (has_start(r->tree, m->units->pdata[n]))
				select_unit(r->kbuild, m->units->pdata[n], wanted);
	}
}

/* What the handlers of the module may take or wait for, unless that is a whole subsystem. */
static void add_locking_units(struct run *r, const struct program_unit *u, GHashTable *wanted)
{
	for (guint i = 0; i < u->modules->len; i++) {
		const struct module *m = g_ptr_array_index(u->modules, i);
		GArray *scanned = NULL;

		if (m->units->len <= UNITS_MAX)
			scanned = scan_files(r->tree, m->units, TRUE, r->options->jobs);
		for (guint n = 0; scanned && n < scanned->len; n++) {
			const struct scanned *f = &g_array_index(scanned, struct scanned, n);

			if (f->bits & (SCAN_LOCK | SCAN_WAIT | SCAN_CALLBACK))
				select_unit(r->kbuild, f->path, wanted);
		}
		if (scanned)
			g_array_unref(scanned);
	}
}

/* A new workqueue is made where its module starts. */
int run_add_starts(struct run *r, GHashTable *wanted)
{
	make_plans(r);
	for (guint i = 0; i < r->plans->len; i++) {
		const struct plan *plan = g_ptr_array_index(r->plans, i);

		if (plan->home)
			add_starts(r, plan->home, wanted);
		for (guint n = 0; r->plan_options && n < plan->units->len; n++)
			add_locking_units(r, plan->units->pdata[n], wanted);
	}
	run_forget_plans(r);
	return run_has_new(r, wanted) ? run_parse(r, wanted) : 0;
}

/* A second parser, which sees the changed files. */
static int open_proof(struct run *r, struct tree *seen, struct proof_options *o, char **dir)
{
	struct parser_options p = {
		.standin = r->options->standin,
		.builddir = r->options->builddir,
		.jobs = r->options->jobs,
		.timeout = r->options->timeout,
	};

	*seen = *r->tree;
	seen->overlay = NULL;
	*dir = g_build_filename(r->options->tmpdir, "proof", NULL);
	if (g_mkdir_with_parents(*dir, 0700) < 0)
		return error("%s can not be made", *dir);
	p.tmpdir = *dir;
	*o = (struct proof_options){ seen, parser_new(seen, r->kbuild, &p), r->kbuild, r->facts,
				     *dir, r->plan_options ? r->plan_options->build : NULL };
	return o->parser ? 0 : -1;
}

static gboolean changes_file(const struct plan *plan, const char *path)
{
	for (guint i = 0; i < plan->edits->files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(plan->edits->files, i);

		if (f->changes->len && g_str_equal(f->path, path))
			return TRUE;
	}
	return FALSE;
}

/* Does an earlier plan, as of another workqueue of the module, change one of the files? */
static gboolean meets_earlier(const struct run *r, const struct plan *plan)
{
	for (guint i = 0; r->plans && i < r->plans->len && r->plans->pdata[i] != plan; i++) {
		const struct plan *other = g_ptr_array_index(r->plans, i);

		for (guint n = 0; other->diff && n < other->edits->files->len; n++) {
			const struct edited_file *f = g_ptr_array_index(other->edits->files, n);

			if (f->changes->len && changes_file(plan, f->path))
				return TRUE;
		}
	}
	return FALSE;
}

/* What is said of a part that has to wait for the next run. */
static const char *not_together(const struct run *r, const struct plan *plan)
{
	g_autofree char *text = g_strdup_printf("%s (not together with it: %s)", later, plan->apart);

	return arena_intern(r->program->arena, text);
}

static void prove(struct run *r, struct plan *plan, const struct proof_options *o)
{
	if (r->options->progress)
		r->options->progress(r->options->progress_ctx, 0, 0, "proving");
	for (unsigned int tries = 0; tries < 2 && !plan->diff; tries++) {
		if (!plan_make_edits(plan, r->program, r->queues, r->plan_options))
			return;
		if (meets_earlier(r, plan)) {
			plan_give_up(plan, plan->apart ? not_together(r, plan) : later);
			return;
		}
		plan_prove(plan, r->program, r->queues, o);
	}
}

gboolean run_plan_in_scope(const struct run *r, const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++)
		if (run_in_scope(r, ((struct plan_site *)plan->sites->pdata[i])->use->at.path))
			return TRUE;
	return FALSE;
}

static int prove_all(struct run *r)
{
	struct tree seen;
	struct proof_options o;
	char *dir;
	int status = open_proof(r, &seen, &o, &dir);

	for (guint i = 0; i < r->plans->len && !status; i++) {
		struct plan *plan = g_ptr_array_index(r->plans, i);

		if (!run_plan_in_scope(r, plan))
			continue;
		prove(r, plan, &o);
		if (!plan->diff && plan->parts)
			plans_split(r->plans, i--); /* one by one, then */
	}
	if (o.parser)
		parser_free(o.parser);
	g_free(dir);
	return status;
}

/* Without a proof: what can not be edited is manual, and the new workqueue has its name. */
static void edit_all(struct run *r)
{
	static const struct plan_options none = { STRATEGY_NONE, NULL, NULL };

	for (guint i = 0; i < r->plans->len; i++) {
		struct plan *plan = g_ptr_array_index(r->plans, i);

		if (run_plan_in_scope(r, plan) &&
		    !plan_make_edits(plan, r->program, r->queues, &none) && plan->parts)
			plans_split(r->plans, i--);
	}
}

/* The other proposals of the same file: part of `all` now, or left for the next run. */
static void settle_others(struct run *r, const struct plan *all, gboolean joined)
{
	for (guint i = r->proposals->len; i > 0; i--) {
		struct plan *plan = g_ptr_array_index(r->proposals, i - 1);

		if (plan == all || !plan->diff || plan->finding == all->finding ||
		    !g_str_equal(plan->finding->at.path, all->finding->at.path))
			continue;
		if (joined && g_ptr_array_find(all->more, plan->finding, NULL)) {
			g_ptr_array_remove_index(r->proposals, i - 1);
			continue;
		}
		g_clear_pointer(&plan->diff, g_free);
		plan->proof = later;
	}
}

/* One diff for all proposals of a file. */
static void join_proposals(struct run *r, guint i, const struct proof_options *o)
{
	const struct plan *first = g_ptr_array_index(r->proposals, i);
	struct plan *all = first->diff ? propose_together(r->proposals, i, r->program) : NULL;
	gboolean joined;

	if (!all)
		return;
	joined = all->edits && plan_prove(all, r->program, r->queues, o);
	g_ptr_array_insert(r->proposals, (gint)i, all);
	settle_others(r, all, joined);
	g_ptr_array_remove_index(r->proposals, joined ? i + 1 : i);
}

/* Of equal findings at one place the filter keeps one only, the surest; the others are freed then. */
static gboolean is_dropped(const GPtrArray *findings, guint i)
{
	const struct finding *f = g_ptr_array_index(findings, i);
	char identity[33], other[33];

	finding_identity(f, identity);
	for (guint n = 0; n < findings->len; n++) {
		const struct finding *g = g_ptr_array_index(findings, n);
		int order;

		if (n == i || location_compare(&f->at, &g->at) || !g_str_equal(f->check, g->check))
			continue;
		finding_identity(g, other);
		order = finding_compare(g, f);
		if (!order)
			order = (int)g->confidence - (int)f->confidence;
		if (g_str_equal(identity, other) && (order < 0 || (!order && n < i)))
			return TRUE;
	}
	return FALSE;
}

/* Proposals for what other checks found, proven like the plans. */
int run_propose(struct run *r, GPtrArray *findings)
{
	struct tree seen;
	struct proof_options o;
	char *dir;
	int status;

	r->proposals = plans_new();
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = g_ptr_array_index(findings, i);

		if (!g_str_equal(f->check, "wq-flush-system") && f->confidence != CONFIDENCE_POSSIBLE &&
		    !is_dropped(findings, i))
			g_ptr_array_add(r->proposals, propose(f, r->program));
	}
	if (!r->proposals->len)
		return 0;
	status = open_proof(r, &seen, &o, &dir);
	for (guint i = 0; i < r->proposals->len && !status; i++) {
		struct plan *plan = g_ptr_array_index(r->proposals, i);

		if (plan->edits && meets_earlier(r, plan))
			plan->proof = later;
		else if (plan->edits)
			plan_prove(plan, r->program, r->queues, &o);
	}
	for (guint i = 0; i < r->proposals->len && !status; i++)
		join_proposals(r, i, &o);
	fix_proposed(r->proposals, findings);
	if (o.parser)
		parser_free(o.parser);
	g_free(dir);
	return status;
}

const GPtrArray *run_proposals(const struct run *r)
{
	return r->proposals;
}

int run_plan(struct run *r, GPtrArray *findings)
{
	int status = 0;

	make_plans(r);
	if (!r->plan_options)
		edit_all(r);
	else if (r->plans->len)
		status = prove_all(r);
	fix_findings(r->plans, findings);
	return status;
}

const struct queues *run_queues(const struct run *r)
{
	return r->queues;
}

int run_fix(struct run *r, const struct plan_options *o, struct report *out,
	    const GPtrArray **plans)
{
	r->plan_options = o;
	if (run_check(r, out))
		return -1;
	*plans = r->plans;
	return 0;
}
