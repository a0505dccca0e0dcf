/* SPDX-License-Identifier: GPL-2.0-only */
/* The suppressions file: one row CHECK:PATH-GLOB:FUNCTION per line, '#' starts a comment. */
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "checks.h"
#include "filter.h"

struct row {
	char **parts; /* check, path, function */
};

struct suppressions {
	GArray *rows; /* struct row */
};

static void clear_row(gpointer row)
{
	g_strfreev(((struct row *)row)->parts);
}

static gboolean names_a_check(const char *glob)
{
	unsigned int i, count;
	const struct check *all = checks_all(&count);

	for (i = 0; i < count; i++)
		if (g_pattern_match_simple(glob, all[i].id))
			return TRUE;
	return FALSE;
}

/* The function may be left out: any. */
static int add_row(struct suppressions *s, const char *file, unsigned int line, const char *text)
{
	struct row row = { g_strsplit(text, ":", 3) };
	unsigned int i, n = g_strv_length(row.parts);

	for (i = 0; i < n; i++)
		g_strstrip(row.parts[i]);
	if (n < 2 || !*row.parts[0] || !*row.parts[1]) {
		g_strfreev(row.parts);
		return error("%s:%u: not CHECK:PATH-GLOB:FUNCTION", file, line);
	}
	if (!names_a_check(row.parts[0])) {
		error("%s:%u: '%s' matches no check; see --list-checks", file, line, row.parts[0]);
		g_strfreev(row.parts);
		return -1;
	}
	g_array_append_val(s->rows, row);
	return 0;
}

struct suppressions *suppressions_read(const char *path)
{
	struct suppressions *s;
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	g_autoptr(GError) problem = NULL;
	unsigned int i;
	int result = 0;

	if (!g_file_get_contents(path, &text, NULL, &problem)) {
		error("--suppressions: %s", problem->message);
		return NULL;
	}
	s = g_new0(struct suppressions, 1);
	s->rows = g_array_new(FALSE, TRUE, sizeof(struct row));
	g_array_set_clear_func(s->rows, clear_row);
	lines = g_strsplit(text, "\n", -1);
	for (i = 0; result == 0 && lines[i]; i++) {
		lines[i][strcspn(lines[i], "#")] = '\0';
		if (*g_strstrip(lines[i]))
			result = add_row(s, path, i + 1, lines[i]);
	}
	if (result == 0)
		return s;
	suppressions_free(s);
	return NULL;
}

void suppressions_free(struct suppressions *s)
{
	if (!s)
		return;
	g_array_unref(s->rows);
	g_free(s);
}

static gboolean matches(const char *glob, const char *text)
{
	return !glob || !*glob || g_pattern_match_simple(glob, text ? text : "");
}

gboolean suppressions_has(const struct suppressions *s, const struct finding *f)
{
	unsigned int i;

	for (i = 0; i < s->rows->len; i++) {
		char **parts = g_array_index(s->rows, struct row, i).parts;

		if (matches(parts[0], f->check) && matches(parts[1], f->at.path) &&
		    matches(parts[2], f->function))
			return TRUE;
	}
	return FALSE;
}
