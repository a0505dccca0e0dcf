/* SPDX-License-Identifier: GPL-2.0-only */
/* lockstep fix: a proven diff per module, or the same in place. */
#include <stdio.h>

#include "base/log.h"
#include "checks.h"
#include "data.h"
#include "filter.h"
#include "fix_options.h"
#include "patch.h"
#include "plan.h"
#include "outputs.h"
#include "progress.h"
#include "session.h"

struct tally {
	unsigned int fixed, manual, refused;
};

static gboolean is_manual(const struct plan *plan)
{
	return !plan->diff;
}

static void add_module(GPtrArray *names, const struct program_unit *u)
{
	const char *name = u->modules->len ? ((const struct module *)u->modules->pdata[0])->name :
					     u->path;

	for (guint i = 0; i < names->len; i++)
		if (g_str_equal(names->pdata[i], name))
			return;
	g_ptr_array_add(names, (gpointer)name);
}

/* The modules that are changed, or should be. */
static void print_names(const struct plan *plan)
{
	GPtrArray *names = g_ptr_array_new();

	if (plan->home)
		add_module(names, plan->home);
	if (plan->finding && plan->units->len)
		add_module(names, plan->units->pdata[0]);
	for (guint i = 0; i < plan->sites->len; i++)
		add_module(names,
			   ((struct plan_site *)plan->sites->pdata[i])->use->function->unit);
	for (guint i = 0; i < plan->moved->len; i++)
		add_module(names, ((struct queue_site *)plan->moved->pdata[i])->function->unit);
	for (guint i = 0; i < names->len; i++)
		printf("%s%s", i ? ", " : "Module ", (const char *)names->pdata[i]);
	printf("\n");
	g_ptr_array_free(names, TRUE);
}

static void print_sites(const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *s = g_ptr_array_index(plan->sites, i);

		printf("  %s:%u: %s() in %s()\n    %s: %s\n", s->use->at.path, s->use->at.line,
		       s->use->event->written, s->use->function->name, strategy_name(s->strategy),
		       s->reason);
	}
}

static void print_finding(const struct plan *plan)
{
	guint count = 1 + (plan->more ? plan->more->len : 0);

	for (guint i = 0; i < count; i++) {
		const struct finding *f = i ? plan->more->pdata[i - 1] : plan->finding;

		printf("  %s:%u: %s [%s]\n", f->at.path, f->at.line, f->message, f->check);
		if (!is_manual(plan))
			printf("    %s: %s\n", plan_change(plan, i)->kind,
			       plan_change(plan, i)->text);
	}
	if (is_manual(plan))
		printf("    manual: %s\n", plan->proof);
}

static void print_audit(const struct plan *plan)
{
	if (plan->audit->len)
		printf("  Queue calls (Step 4):\n");
	for (guint i = 0; i < plan->audit->len; i++) {
		const struct audit_row *a = &g_array_index(plan->audit, struct audit_row, i);

		printf("    %s  %s:%u: %s(%s): %s\n", a->moved ? "moved" : "stays", a->at.path,
		       a->at.line, a->call, a->work, a->reason);
	}
}

static void print_plan(const struct plan *plan)
{
	print_names(plan);
	if (plan->finding)
		print_finding(plan);
	print_sites(plan);
	print_audit(plan);
	for (guint i = 0; plan->hazards && i < plan->hazards->len; i++)
		printf("  Note: %s\n", (const char *)plan->hazards->pdata[i]);
	if (is_manual(plan))
		printf("  Nothing was changed.\n\n");
	else
		printf("  Proof: %s\n\n%s\n", plan->proof, plan->diff);
}

static char *file_list(const struct edits *e)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < e->files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(e->files, i);

		if (f->changes->len)
			g_string_append_printf(s, " %s", f->path);
	}
	return g_string_free(s, FALSE);
}

static void write_plan(const struct session *s, const struct plan *plan, struct tally *t)
{
	const char *dirty = s->options->force ? NULL : patch_uncommitted(plan->edits);
	g_autofree char *files = file_list(plan->edits);

	if (dirty) {
		error("%s has changes that are not committed; --force edits it all the same",
		      dirty);
		t->refused++;
		return;
	}
	if (patch_write(plan->edits) < 0) {
		t->refused++;
		return;
	}
	note("edited%s; to undo: git -C %s checkout --%s, or patch -R -p1 with the diff", files,
	     s->tree->root, files);
	t->fixed++;
}

static void print_plans(const struct session *s, const GPtrArray *plans, struct tally *t)
{
	gboolean text = g_str_equal(s->options->format, "text");

	for (guint i = 0; plans && i < plans->len; i++) {
		const struct plan *plan = g_ptr_array_index(plans, i);

		if (!plan->finding && !run_plan_in_scope(s->run, plan))
			continue;
		if (text)
			print_plan(plan);
		if (is_manual(plan))
			t->manual++;
		else if (s->options->in_place)
			write_plan(s, plan, t);
		else
			t->fixed++;
	}
}

static int status_of(const struct tally *t, const struct report *r)
{
	note("%u %s %s, %u left to do by hand", t->fixed, t->fixed == 1 ? "plan" : "plans",
	     "proven", t->manual + t->refused);
	if (t->manual || t->refused)
		return EXIT_FINDINGS;
	return r->not_analysed->len ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

static int fix(struct session *s, const struct plan_options *o)
{
	struct filter filter = { .inconclusive = TRUE };
	g_autofree char *prefix = NULL;
	g_autofree char *pages = data_find("analyzer/checks/explain");
	const GPtrArray *plans = NULL;
	struct report report;
	struct tally t = { 0 };
	int status = EXIT_USAGE;

	report_init(&report, s->tree);
	report.explain_dir = pages;
	report.prefix = prefix = outputs_prefix(s->tree->root);
	if (run_fix(s->run, o, &report, &plans) == 0) {
		struct text_options text = { 0 };

		progress_clear(s->progress);
		filter_apply(&filter, &report);
		print_plans(s, plans, &t);
		print_plans(s, run_proposals(s->run), &t);
		status = status_of(&t, &report);
		if (!g_str_equal(s->options->format, "text") &&
		    report_format_find(s->options->format)->print(&report, &text, stdout) < 0)
			status = EXIT_USAGE;
		if (outputs_write(s, &report) < 0)
			status = EXIT_USAGE;
	}
	report_release(&report);
	return status;
}

/* Only what is fixed is looked for; NULL after a message. */
static gboolean *enabled_checks(const struct options *o)
{
	unsigned int count;
	const struct check *all = checks_all(&count);
	gboolean *enabled = g_new0(gboolean, count);

	for (unsigned int i = 0; i < count; i++)
		enabled[i] = g_str_equal(all[i].id, "wq-flush-system");
	if (!o->checks || checks_select(o->checks, enabled) == 0)
		return enabled;
	g_free(enabled);
	return NULL;
}

static int work(struct session *s)
{
	const struct options *o = s->options;
	struct plan_options p;
	g_autofree gboolean *enabled = enabled_checks(o);

	if (!enabled || fix_options_read(&p, o) < 0)
		return EXIT_USAGE;
	if (session_open(s, o->arguments) < 0)
		return EXIT_USAGE;
	if (!s->run)
		return EXIT_CLEAN;
	s->run_options.enabled = enabled;
	return fix(s, &p);
}

int command_fix(const struct options *o)
{
	struct plan_options p;

	return fix_options_read(&p, o) < 0 ? EXIT_USAGE : session_supervise(o, work);
}
