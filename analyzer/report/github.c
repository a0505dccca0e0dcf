/* SPDX-License-Identifier: GPL-2.0-only */
/* GitHub's workflow commands: one annotation per finding, its steps as further lines of the text. */
#include <errno.h>

#include "base/log.h"
#include "report.h"

static const char *const commands[] = { "notice", "warning", "error" };

/* Values of a command end at ',' and ':' and lines, which are therefore written as %XX. */
static void append_escaped(GString *out, const char *text, gboolean property)
{
	for (; text && *text; text++) {
		guchar c = (guchar)*text;

		if (c == '%' || c < 0x20 || (property && (c == ',' || c == ':')))
			g_string_append_printf(out, "%%%02X", c);
		else
			g_string_append_c(out, *text);
	}
}

static void append_path(GString *out, const struct report *r, const char *path, gboolean property)
{
	g_autofree char *full = report_path(r, path);

	append_escaped(out, full, property);
}

static void append_place(GString *out, const struct report *r, const struct location *at)
{
	append_path(out, r, at->path, FALSE);
	if (at->line)
		g_string_append_printf(out, ":%u:%u", at->line, MAX(at->column, 1));
	g_string_append(out, ": ");
}

static void append_finding(GString *line, const struct report *r, const struct finding *f)
{
	unsigned int i;

	g_string_append_printf(line, "::%s file=", commands[f->severity]);
	append_path(line, r, f->at.path, TRUE);
	if (f->at.line)
		g_string_append_printf(line, ",line=%u,col=%u", f->at.line, MAX(f->at.column, 1));
	g_string_append(line, ",title=");
	append_escaped(line, f->check, TRUE);
	g_string_append(line, "::");
	append_escaped(line, f->message, FALSE);
	for (i = 0; i < f->steps->len; i++) {
		const struct step *s = &g_array_index(f->steps, struct step, i);

		g_string_append(line, "%0A");
		append_place(line, r, &s->at);
		append_escaped(line, s->message, FALSE);
	}
	g_string_append_c(line, '\n');
}

int report_github(const struct report *r, const struct text_options *o, FILE *out)
{
	GString *line = g_string_new(NULL);
	unsigned int i;

	for (i = 0; i < r->findings->len; i++) {
		g_string_truncate(line, 0);
		append_finding(line, r, g_ptr_array_index(r->findings, i));
		fputs(line->str, out);
	}
	g_string_free(line, TRUE);
	if (fflush(out) != 0 || ferror(out))
		return error("cannot write the annotations: %s", g_strerror(errno));
	return 0;
}
