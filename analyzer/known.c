/* SPDX-License-Identifier: GPL-2.0-only */
/* The order of filters: tiers, ignores and suppressions; baselines; then the lines of a change. */
#include "known.h"

#include "base/log.h"
#include "base/outfile.h"
#include "changes.h"
#include "git.h"

int known_open(struct known *k, const struct options *o)
{
	*k = (struct known){ 0 };
	if (o->suppressions && !(k->suppressions = suppressions_read(o->suppressions)))
		return -1;
	if (o->baseline && !(k->baseline = baseline_read(o->baseline)))
		return -1;
	return 0;
}

void known_release(struct known *k)
{
	suppressions_free(k->suppressions);
	baseline_free(k->baseline);
	*k = (struct known){ 0 };
}

static int print_json(const void *ctx, FILE *out)
{
	return report_json(ctx, out);
}

/* Once written, all of them are known. */
static int write_baseline(const struct session *s, struct report *r)
{
	unsigned int i;

	for (i = 0; i < s->outputs->len; i++) {
		if (g_ptr_array_index(s->formats, i))
			continue;
		if (outfile_write(g_ptr_array_index(s->outputs, i), print_json, r) < 0)
			return -1;
		g_ptr_array_set_size(r->findings, 0);
	}
	return 0;
}

/* The findings of the tree as the overlay has it; NULL after a message. */
static struct baseline *findings_of(struct session *s, const struct filter *filter, GHashTable *overlay)
{
	GHashTable *before = s->tree->overlay;
	struct baseline *b = NULL;
	struct report old;
	struct run *run;

	s->tree->overlay = overlay;
	report_init(&old, s->tree);
	run = run_new(s->tree, &s->run_options);
	if (run && run_check(run, &old) == 0) {
		filter_apply(filter, &old);
		b = baseline_of(&old);
	}
	report_release(&old);
	run_free(run);
	s->tree->overlay = before;
	return b;
}

/* --baseline-commit: the same analysis of the files as they were. */
static int drop_known_at(struct session *s, const struct filter *filter, struct report *r)
{
	GHashTable *overlay = overlay_new();
	struct git *g = git_open(s->tree->root);
	char *commit = g ? git_commit(g, s->options->baseline_commit) : NULL;
	struct baseline *b = NULL;

	if (commit && git_overlay(g, s->tree->root, commit, overlay) == 0)
		b = findings_of(s, filter, overlay);
	if (b)
		baseline_apply(b, r);
	baseline_free(b);
	g_free(commit);
	git_free(g);
	g_hash_table_unref(overlay);
	return b ? 0 : -1;
}

/* What could not be analysed elsewhere says nothing about the change. */
static void drop_other_skipped(const struct changes *c, struct report *r)
{
	unsigned int i, others = 0;

	for (i = r->not_analysed->len; i > 0; i--) {
		const struct skipped *s = &g_array_index(r->not_analysed, struct skipped, i - 1);

		if (g_hash_table_contains(lines_files(c->lines), s->path))
			continue;
		g_array_remove_index(r->not_analysed, i - 1);
		others++;
	}
	if (others)
		note("%u file%s that did not change could not be analysed", others, others == 1 ? "" : "s");
}

int known_apply(const struct known *k, struct session *s, struct report *r)
{
	struct filter filter = { .inconclusive = s->options->inconclusive,
				 .fatal = s->options->fatal,
				 .suppressions = k->suppressions,
				 .ignores = TRUE };

	filter_apply(&filter, r);
	if (write_baseline(s, r) < 0)
		return -1;
	if (k->baseline)
		baseline_apply(k->baseline, r);
	if (s->changes) {
		lines_apply(s->changes->lines, r);
		drop_other_skipped(s->changes, r);
	}
	if (s->options->baseline_commit && r->findings->len && drop_known_at(s, &filter, r))
		return -1;
	filter_fold(r);
	return 0;
}
