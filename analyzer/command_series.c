/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lockstep series: what `fix` can prove, as commits and mails.  It is about HEAD, since that is what the
 * patches have to apply to: files with changes that are not committed are read from HEAD, so
 * such changes neither get into the patches nor stand in their way.
 */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/stage.h"
#include "base/tempdir.h"
#include "changes.h"
#include "checks.h"
#include "filter.h"
#include "fix_options.h"
#include "git.h"
#include "plan.h"
#include "progress.h"
#include "propose.h"
#include "series.h"
#include "session.h"

struct tally {
	unsigned int written, left;
};

/*
 * What is fixed, and the locks around it: they say why a flush is dangerous where it is.  NULL after a
 * message.
 */
static gboolean *enabled_checks(const struct options *o)
{
	unsigned int count;
	const struct check *all = checks_all(&count);
	gboolean *enabled = g_new0(gboolean, count);

	for (unsigned int i = 0; i < count; i++)
		enabled[i] = g_str_equal(all[i].id, "wq-flush-system") ||
			     g_str_equal(all[i].id, "wq-flush-under-lock");
	if (!o->checks || checks_select(o->checks, enabled) == 0)
		return enabled;
	g_free(enabled);
	return NULL;
}

/* ------------------------------------------------------------------ HEAD */

/* Finds the commit that the series is about, and makes the tree look like it. */
static int see_head(struct session *s)
{
	struct git *g = git_find(s->tree->root);
	int result = 0;

	if (!g) {
		note("%s is in no git repository: no prefixes from history, no base-commit",
		     s->tree->root);
		return 0;
	}
	s->overlay = overlay_new();
	s->head = git_commit(g, "HEAD");
	s->top = g_strdup(g->top);
	if (!s->head || git_see_commit(g, s->tree->root, s->head, s->overlay) < 0)
		result = -1;
	git_free(g);
	s->tree->overlay = g_hash_table_size(s->overlay) ? s->overlay : NULL;
	return result;
}

/* ------------------------------------------------------------------ plans */

static void add_plan(const struct session *s, struct series *series, const struct plan *plan,
		     const struct report *r, struct tally *t)
{
	const struct plan_site *site = plan->finding ? NULL : g_ptr_array_index(plan->sites, 0);

	if (plan->diff && series_add(series, plan, r->findings, run_queues(s->run))) {
		t->written++;
		return;
	}
	t->left++;
	if (!plan->diff && site)
		note("%s:%u: left to do by hand: %s", site->use->at.path, site->use->at.line,
		     site->reason);
	else if (!plan->diff)
		note("%s:%u: left to do by hand: %s", plan->finding->at.path, plan->finding->at.line,
		     plan->proof);
}

static void add_plans(const struct session *s, struct series *series, const GPtrArray *plans,
		      const struct report *r, struct tally *t)
{
	for (guint i = 0; i < plans->len; i++)
		if (run_plan_in_scope(s->run, plans->pdata[i]))
			add_plan(s, series, plans->pdata[i], r, t);
}

/* What --checks= added; others are not for a series. */
static void add_proposals(const struct session *s, struct series *series, const struct report *r,
			  struct tally *t)
{
	const GPtrArray *all = run_proposals(s->run);

	for (guint i = 0; all && i < all->len; i++) {
		const struct plan *plan = g_ptr_array_index(all, i);

		if (propose_knows(plan->finding->check))
			add_plan(s, series, plan, r, t);
	}
}

/* ------------------------------------------------------------------ files */

static void print_names(const struct options *o, const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++)
		printf("%s/%s\n", o->output_directory, (char *)names->pdata[i]);
}

static gboolean is_last_of_folder(const GPtrArray *names, guint i, const char *folder)
{
	g_autofree char *next = i + 1 < names->len ? g_path_get_dirname(names->pdata[i + 1]) : NULL;

	return g_strcmp0(next, folder) != 0;
}

/* For the shell, with quotes only where they are needed; to be freed. */
static char *shell_word(const char *path)
{
	return strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=/.,:@%") ==
			       strlen(path) ?
		       g_strdup(path) :
		       g_shell_quote(path);
}

/* How to go on, once per thread. */
static void print_commands(const struct options *o, const GPtrArray *names)
{
	g_autofree char *version = o->reroll ? g_strdup_printf("v%u-", o->reroll) : g_strdup("");

	note("nothing was sent; when the mails are read, see what would be:");
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *folder = g_path_get_dirname(names->pdata[i]);
		g_autofree char *path = g_build_filename(o->output_directory,
							 g_str_equal(folder, ".") ? "" : folder, NULL);
		g_autofree char *word = NULL;

		if (path[strlen(path) - 1] == '/')
			path[strlen(path) - 1] = '\0';
		word = shell_word(path);
		if (is_last_of_folder(names, i, folder))
			note("  git send-email --dry-run %s/%s0*.patch", word, version);
	}
	note("or, with b4, on a new branch from the base-commit:");
	note("  git am MAILS-WITHOUT-COVER && b4 prep --enroll BASE && b4 send --dry-run");
}

/* Mails that are there already are not mixed with ours. */
static int check_folder(const struct options *o, GPtrArray *ours)
{
	GPtrArray *others = g_ptr_array_new_with_free_func(g_free);
	const char *first;
	int result = 0;

	series_find_mails(o->output_directory, o->reroll, ours, others);
	first = others->len ? others->pdata[0] : ours->len ? ours->pdata[0] : NULL;
	if (first && !o->force)
		result = error("%s/%s is there already: choose another folder or version (-v N), or "
			       "--force",
			       o->output_directory, first);
	g_ptr_array_free(others, TRUE);
	return result;
}

static int write_series(struct session *s, struct series *series)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *obsolete = g_ptr_array_new_with_free_func(g_free);
	int result = check_folder(s->options, obsolete);

	if (!result)
		result = series_write(series, stage_path(s->stage), names);
	if (!result)
		result = stage_publish(s->stage, obsolete);
	if (!result) {
		print_names(s->options, names);
		print_commands(s->options, names);
	}
	g_ptr_array_free(names, TRUE);
	g_ptr_array_free(obsolete, TRUE);
	return result;
}

static int make_series(struct session *s, const GPtrArray *plans, const struct report *r)
{
	const struct options *o = s->options;
	struct series_options so = { .top = s->top,
				     .head = s->head,
				     .tmpdir = tempdir_path(s->tmp),
				     .subject_prefix = o->subject_prefix,
				     .version = o->reroll,
				     .signoff = o->signoff };
	struct series *series;
	struct tally t = { 0 };
	int result = -1;

	series = series_new(s->tree, &so);
	if (!series)
		return EXIT_USAGE;
	add_plans(s, series, plans, r, &t);
	add_proposals(s, series, r, &t);
	result = series_is_empty(series) ? 0 : write_series(s, series);
	series_free(series);
	if (result < 0)
		return EXIT_USAGE;
	note("%u %s, %u left to do by hand", t.written, t.written == 1 ? "patch" : "patches", t.left);
	return t.left ? EXIT_FINDINGS : r->not_analysed->len ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

static int run_series(struct session *s, const struct plan_options *p)
{
	struct filter filter = { .inconclusive = TRUE };
	const GPtrArray *plans = NULL;
	struct report report;
	int status = EXIT_USAGE;

	report_init(&report, s->tree);
	if (run_fix(s->run, p, &report, &plans) == 0) {
		progress_clear(s->progress);
		filter_apply(&filter, &report);
		status = make_series(s, plans, &report);
	}
	report_release(&report);
	return status;
}

static int work(struct session *s)
{
	const struct options *o = s->options;
	struct plan_options p;
	g_autofree gboolean *enabled = enabled_checks(o);

	if (!enabled || fix_options_read(&p, o) < 0)
		return EXIT_USAGE;
	s->prepare = see_head;
	if (session_open(s, o->arguments) < 0)
		return EXIT_USAGE;
	if (!s->run)
		return EXIT_CLEAN;
	s->run_options.enabled = enabled;
	return run_series(s, &p);
}

int command_series(const struct options *o)
{
	GPtrArray *ours = g_ptr_array_new_with_free_func(g_free);
	int status = EXIT_USAGE;

	if (!o->output_directory)
		error("series needs '-o DIR'; see 'lockstep series --help'");
	else if (check_folder(o, ours) == 0)
		status = session_supervise(o, work);
	g_ptr_array_free(ours, TRUE);
	return status;
}
