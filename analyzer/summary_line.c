/* SPDX-License-Identifier: GPL-2.0-only */
/* Counts for people; robots read the JSON. */
#include "summary_line.h"

#include <stdio.h>
#include <sys/resource.h>

#include "base/log.h"

static unsigned int count_modules(const struct report *r)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
	unsigned int i, n;

	for (i = 0; i < r->findings->len; i++) {
		const struct finding *f = g_ptr_array_index(r->findings, i);

		if (f->module)
			g_hash_table_add(names, (gpointer)f->module);
	}
	n = g_hash_table_size(names);
	g_hash_table_destroy(names);
	return n;
}

static void append_count(GString *line, unsigned int n, const char *noun)
{
	if (n)
		g_string_append_printf(line, "%u ", n);
	else
		g_string_append(line, "no ");
	g_string_append_printf(line, "%s%s", noun, n == 1 ? "" : "s");
}

void print_summary(const struct report *r)
{
	GString *line = g_string_new(NULL);
	unsigned int i, modules = count_modules(r);

	for (i = 0; i < r->not_analysed->len; i++) {
		const struct skipped *s = &g_array_index(r->not_analysed, struct skipped, i);

		note("%s not analysed: %s", s->path, s->reason);
	}
	append_count(line, r->findings->len, "finding");
	if (modules) {
		g_string_append(line, " in ");
		append_count(line, modules, "module");
	}
	if (r->not_analysed->len) {
		g_string_append(line, ", ");
		append_count(line, r->not_analysed->len, "file");
		g_string_append(line, " not analysed");
	}
	note("%s", line->str);
	g_string_free(line, TRUE);
}

/* In MB: the largest of this process and of those that it waited for. */
static long peak_memory(void)
{
	struct rusage own, children;

	getrusage(RUSAGE_SELF, &own);
	getrusage(RUSAGE_CHILDREN, &children);
	return MAX(own.ru_maxrss, children.ru_maxrss) / 1024;
}

static void print_tiers(const struct report *r)
{
	unsigned int n[3] = { 0 }, i;

	for (i = 0; i < r->findings->len; i++)
		n[((const struct finding *)g_ptr_array_index(r->findings, i))->confidence]++;
	fprintf(stderr, "findings    %u certain, %u likely, %u possible\n", n[CONFIDENCE_CERTAIN],
		n[CONFIDENCE_LIKELY], n[CONFIDENCE_POSSIBLE]);
}

void print_stats(const struct report *r, gint64 microseconds)
{
	double percent = r->calls_written ? 100.0 * r->calls_seen / r->calls_written : 100.0;
	unsigned int i;

	for (i = 0; i < r->missed->len; i++) {
		const struct missed_call *m = &g_array_index(r->missed, struct missed_call, i);

		fprintf(stderr, "not seen    %s:%u:%u %s\n", m->at.path, m->at.line, m->at.column,
			m->word);
	}
	print_tiers(r);
	fprintf(stderr, "units       %u analysed, %u of them cached, %u not analysed\n", r->units,
		r->cached, r->not_analysed->len);
	fprintf(stderr, "coverage    %.2f %% (%lu of %lu calls)\n", percent, r->calls_seen,
		r->calls_written);
	fprintf(stderr, "time        %.2f s\n", microseconds / 1e6);
	fprintf(stderr, "memory      %ld MB at most in one process\n", peak_memory());
}
