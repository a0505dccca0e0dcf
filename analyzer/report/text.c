/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * gcc's text: one line per finding, one note per step; then, for a deadlock
 * of several CPUs, the table that lockdep prints.
 */
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "report.h"

#define BOLD "\033[1m"
#define RED "\033[1;31m"
#define MAGENTA "\033[1;35m"
#define CYAN "\033[1;36m"
#define RESET "\033[0m"

/* lockdep's columns */
enum { INDENT = 7, COLUMN = 24, MAX_CPUS = 8 };

/* Further places of one cause that are shown. */
enum { MAX_SAME = 5 };

struct printer {
	const struct report *report;
	const struct text_options *options;
	FILE *out;
};

static const char *const severity_names[] = { "note", "warning", "error" };
static const char *const severity_colors[] = { CYAN, MAGENTA, RED };

static void colored(const struct printer *p, const char *color, const char *text)
{
	if (p->options->color)
		fprintf(p->out, "%s%s" RESET, color, text);
	else
		fputs(text, p->out);
}

/* File names are data: no control character of theirs reaches the terminal. */
static char *printable(const char *text)
{
	char *copy = g_strdup(text ? text : "");
	char *c;

	for (c = copy; *c; c++)
		if (g_ascii_iscntrl(*c))
			*c = '?';
	return copy;
}

static void print_place(const struct printer *p, const struct location *at)
{
	g_autofree char *path = printable(at->path);
	const char *root = p->report->tree ? p->report->tree->root : "";
	GString *place = g_string_new(NULL);

	if (p->options->full_path && !g_path_is_absolute(path)) {
		g_autofree char *clean_root = printable(root);

		g_string_append_printf(place, "%s/", clean_root);
	}
	g_string_append(place, path);
	if (at->line)
		g_string_append_printf(place, ":%u:%u", at->line, MAX(at->column, 1));
	g_string_append_c(place, ':');
	colored(p, BOLD, place->str);
	fputc(' ', p->out);
	g_string_free(place, TRUE);
}

static void print_line(const struct printer *p, const struct location *at, enum severity severity,
		       const char *message, const char *check)
{
	g_autofree char *text = printable(message);

	print_place(p, at);
	colored(p, severity_colors[severity], severity_names[severity]);
	colored(p, severity_colors[severity], ":");
	fputc(' ', p->out);
	if (!check) {
		fprintf(p->out, "%s\n", text);
		return;
	}
	colored(p, BOLD, text);
	fprintf(p->out, " [%s]\n", check);
}

/* The number in "CPU1"; -1 for a step that is no row of the table. */
static int cpu_of(const struct step *s)
{
	if (!s->thread || !s->action || !g_str_has_prefix(s->thread, "CPU") ||
	    !g_ascii_isdigit(s->thread[3]) || s->thread[4])
		return -1;
	return s->thread[3] - '0' < MAX_CPUS ? s->thread[3] - '0' : -1;
}

static void print_row(const struct printer *p, int cpu, const char *action)
{
	g_autofree char *text = printable(action);

	fprintf(p->out, "%*s%s\n", cpu ? INDENT + cpu * COLUMN : 2, "", text);
}

/* Rows first..last (counted per CPU, from 0) of one CPU. */
static void print_rows(const struct printer *p, const GArray *steps, int cpu, unsigned int first,
		       unsigned int last)
{
	unsigned int i, n = 0;

	for (i = 0; i < steps->len; i++) {
		const struct step *s = &g_array_index(steps, struct step, i);

		if (cpu_of(s) != cpu)
			continue;
		if (n >= first && n <= last)
			print_row(p, cpu, s->action);
		n++;
	}
}

static void print_heads(const struct printer *p, int cpus)
{
	int i, line;

	fprintf(p->out, "\n Possible unsafe locking scenario:\n\n");
	for (line = 0; line < 2; line++) {
		fprintf(p->out, "%*s", INDENT, "");
		for (i = 0; i < cpus; i++) {
			if (line == 0)
				fprintf(p->out, "CPU%d", i);
			else
				fprintf(p->out, "----");
			fprintf(p->out, "%*s", i + 1 < cpus ? COLUMN - 4 : 0, "");
		}
		fputc('\n', p->out);
	}
}

/*
 * lockdep's table, in the order in which the deadlock happens: every CPU gets
 * its first lock, CPU0 first, and at last CPU0 waits.
 */
static void print_scenario(const struct printer *p, const GArray *steps)
{
	unsigned int rows[MAX_CPUS] = { 0 };
	unsigned int i;
	int cpu, cpus = 0;

	for (i = 0; i < steps->len; i++) {
		cpu = cpu_of(&g_array_index(steps, struct step, i));
		if (cpu < 0)
			continue;
		rows[cpu]++;
		cpus = MAX(cpus, cpu + 1);
	}
	if (!cpus)
		return;
	print_heads(p, cpus);
	print_rows(p, steps, 0, 0, 0);
	for (cpu = 1; cpu < cpus; cpu++)
		if (rows[cpu] > 1)
			print_rows(p, steps, cpu, 0, rows[cpu] - 2);
	for (cpu = 1; cpu < cpus; cpu++)
		print_rows(p, steps, cpu, rows[cpu] - 1, G_MAXUINT);
	print_rows(p, steps, 0, 1, G_MAXUINT);
	fprintf(p->out, "\n  *** DEADLOCK ***\n\n");
}

/* The first places of the same cause, and how many more there are. */
static void print_same(const struct printer *p, const struct finding *f)
{
	g_autofree char *more = NULL;
	unsigned int i;

	for (i = 0; f->same && i < f->same->len && i < MAX_SAME; i++) {
		const struct finding *other = g_ptr_array_index(f->same, i);
		g_autofree char *text = finding_same_cause(other);

		print_line(p, &other->at, SEVERITY_NOTE, text, NULL);
	}
	if (!f->same || f->same->len <= MAX_SAME)
		return;
	more = g_strdup_printf("the same cause in %u more place%s", f->same->len - MAX_SAME,
			       f->same->len == MAX_SAME + 1 ? "" : "s");
	print_line(p, &f->at, SEVERITY_NOTE, more, NULL);
}

static void print_finding(const struct printer *p, const struct finding *f)
{
	unsigned int i;

	print_line(p, &f->at, f->severity, f->message, f->check);
	if (p->options->terse)
		return;
	for (i = 0; i < f->steps->len; i++) {
		const struct step *s = &g_array_index(f->steps, struct step, i);

		print_line(p, &s->at, SEVERITY_NOTE, s->message, NULL);
	}
	print_same(p, f);
	print_scenario(p, f->steps);
}

int report_text(const struct report *r, const struct text_options *o, FILE *out)
{
	struct printer p = { .report = r, .options = o, .out = out };
	unsigned int i;

	for (i = 0; i < r->findings->len; i++)
		print_finding(&p, g_ptr_array_index(r->findings, i));
	if (fflush(out) != 0 || ferror(out))
		return error("cannot write the findings: %s", g_strerror(errno));
	return 0;
}
