/* SPDX-License-Identifier: GPL-2.0-only */
/* lockstep check: run, filter, print. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "checks.h"
#include "data.h"
#include "known.h"
#include "outputs.h"
#include "progress.h"
#include "session.h"
#include "summary_line.h"

static int list_checks(const struct options *o)
{
	unsigned int i, count;
	const struct check *all = checks_all(&count);

	for (i = 0; i < count; i++)
		printf("%-22s %-3s  %s\n", all[i].id, o->enabled[i] ? "on" : "off", all[i].title);
	return EXIT_CLEAN;
}

static int print_report(const struct session *s, const struct report *r)
{
	const struct options *o = s->options;
	struct text_options text = { .color = o->use_color,
				     .terse = o->terse,
				     .full_path = o->full_path };
	int result = report_format_find(o->format)->print(r, &text, stdout);

	return outputs_write(s, r) < 0 ? -1 : result;
}

static int status_of(const struct options *o, const struct report *r)
{
	unsigned int i;

	if (o->exit_zero)
		return EXIT_CLEAN;
	for (i = 0; i < r->findings->len; i++) {
		const struct finding *f = g_ptr_array_index(r->findings, i);

		if (f->severity >= o->threshold)
			return EXIT_FINDINGS;
	}
	return r->not_analysed->len ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

/* Nothing was named, as when a list of changed files is empty: a report all the same. */
static struct tree *no_tree(void)
{
	struct tree *t = g_new0(struct tree, 1);

	t->root = g_get_current_dir();
	t->version = g_strdup("");
	t->arch = g_strdup("");
	t->wqs = g_ptr_array_new();
	return t;
}

static int analyse(struct session *s, const struct known *known)
{
	g_autofree char *prefix = NULL;
	g_autofree char *pages = data_find("analyzer/checks/explain");
	struct report report;
	int status = EXIT_USAGE;

	if (!s->tree)
		s->tree = no_tree();
	report_init(&report, s->tree);
	report.explain_dir = pages;
	report.prefix = prefix = outputs_prefix(s->tree->root);
	if ((!s->run || run_check(s->run, &report) == 0) && known_apply(known, s, &report) == 0) {
		progress_clear(s->progress);
		if (print_report(s, &report) == 0) {
			print_summary(&report);
			if (s->options->stats)
				print_stats(&report, g_get_monotonic_time() - s->start);
			status = status_of(s->options, &report);
		}
	}
	report_release(&report);
	return status;
}

/* A hook must not stop a commit that it cannot judge, but must not be silent either. */
static int staged_status(const struct options *o, int status)
{
	if (!o->staged || status == EXIT_CLEAN || status == EXIT_FINDINGS)
		return status;
	if (o->strict) {
		error("the staged change could not be analysed, or not all of it: refused (--strict)");
		return status;
	}
	error("the staged change could not be analysed, or not all of it: the commit passes UNCHECKED");
	return EXIT_CLEAN;
}

static int work(struct session *s)
{
	struct known known;
	int status = EXIT_USAGE;

	if (known_open(&known, s->options) == 0 && session_open(s, s->options->arguments) == 0)
		status = analyse(s, &known);
	known_release(&known);
	return staged_status(s->options, status);
}

int command_check(const struct options *o)
{
	return o->list_checks ? list_checks(o) : session_supervise(o, work);
}
