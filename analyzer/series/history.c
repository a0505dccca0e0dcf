/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What git log says of some files.  Commits without a parent are left out: the
 * start of a shallow clone looks as if it had touched every file.
 */
#include <string.h>

#include "base/log.h"
#include "posting.h"

enum { SECONDS = 30 };

/* "\1SUBJECT\n\nFILE\nFILE\n" for each commit.  The texts stay in `log`. */
static GArray *read_log(char *log)
{
	GArray *past = g_array_new(FALSE, TRUE, sizeof(struct past));
	char *at = strchr(log, '\1');

	while (at) {
		char *next = strchr(at + 1, '\1');
		GPtrArray *files = g_ptr_array_new();
		struct past p;
		char *line;

		*at = '\0';
		if (next)
			*next = '\0';
		p.subject = at + 1;
		line = strchr(at + 1, '\n');
		while (line) {
			*line++ = '\0';
			if (*line && *line != '\n')
				g_ptr_array_add(files, line);
			line = strchr(line, '\n');
		}
		g_ptr_array_add(files, NULL);
		p.files = (const char *const *)g_ptr_array_free(files, FALSE);
		g_array_append_val(past, p);
		at = next;
	}
	return past;
}

static void free_past(GArray *past)
{
	for (guint i = 0; i < past->len; i++)
		g_free((gpointer)g_array_index(past, struct past, i).files);
	g_array_unref(past);
}

/* What git log printed; a long history is cut after a while.  NULL: nothing. */
static char *run_log(const struct repo *r, const char *const *files)
{
	static const char *const start[] = { "log", "-n", "200", "--no-merges",
					     "--min-parents=1", "--full-diff", "--name-only",
					     "--no-renames", "--no-color", "--format=%x01%s" };
	GPtrArray *words = g_ptr_array_new();
	struct child_result out;
	char *text = NULL;

	for (guint i = 0; i < r->words->len; i++)
		g_ptr_array_add(words, r->words->pdata[i]);
	for (guint i = 0; i < G_N_ELEMENTS(start); i++)
		g_ptr_array_add(words, (gpointer)start[i]);
	g_ptr_array_add(words, r->head);
	g_ptr_array_add(words, (gpointer) "--");
	for (; *files; files++)
		g_ptr_array_add(words, (gpointer)*files);
	g_ptr_array_add(words, NULL);
	if (child_run((const char *const *)words->pdata, r->top, NULL, SECONDS, &out) == 0) {
		text = g_strdup(out.out);
		child_result_clear(&out);
	}
	g_ptr_array_free(words, TRUE);
	return text;
}

/* The file names of git log are those from the top of the repository. */
static char **from_top(const struct repo *r, const char *const *files)
{
	GPtrArray *names = g_ptr_array_new();

	for (; *files; files++)
		g_ptr_array_add(names, g_strconcat(r->prefix, *files, NULL));
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

struct prefix history_prefix(const struct repo *r, const char *const *files, const char *folder,
			     const char *module)
{
	g_auto(GStrv) names = from_top(r, files);
	g_autofree char *log = r->is_own ? NULL : run_log(r, (const char *const *)names);
	struct prefix p = { NULL, FALSE };
	GArray *past;

	if (log) {
		past = read_log(log);
		p = prefix_learn(past, (const char *const *)names, module);
		free_past(past);
	}
	if (!p.text)
		p.text = prefix_of_path(folder, module);
	return p;
}
