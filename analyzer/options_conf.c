/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A configuration comes with the repository that is looked at, which may be anybody's.  So it can say what
 * is looked for and how it is shown, but can name neither a program nor a file to be written.
 */
#include "options_conf.h"

#include <glib.h>
#include <string.h>

#include "base/log.h"
#include "options_args.h"
#include "options_table.h"

#define NAME ".lockstep.conf"

/* All others are for the command line. */
static const char *const allowed[] = { "checks",    "inconclusive",  "warnings-as-errors", "fail-on",
				       "exit-zero", "suppressions",  "baseline",	   "kdir",
				       "terse",	    "full-path",     "stats",		   "jobs",
				       "timeout",   "format",	     "color",		   "quiet",
				       NULL };
/* Their values are files, relative to the folder of the configuration. */
static const char *const files[] = { "suppressions", "baseline", "kdir", NULL };

/* Up to the top of the repository; without a repository only the folder itself counts. */
static char *find_above(const char *start)
{
	char *dir = g_canonicalize_filename(start, NULL), *found = NULL;
	gboolean top = FALSE, here = TRUE, inside = FALSE;

	while (!top) {
		g_autofree char *git = g_build_filename(dir, ".git", NULL);
		char *conf = g_build_filename(dir, NAME, NULL), *parent = g_path_get_dirname(dir);

		if (!found && g_file_test(conf, G_FILE_TEST_IS_REGULAR)) {
			found = g_steal_pointer(&conf);
			inside = here;
		}
		here = FALSE;
		g_free(conf);
		inside |= g_file_test(git, G_FILE_TEST_EXISTS);
		top = strcmp(dir, "/") == 0 || g_file_test(git, G_FILE_TEST_EXISTS);
		g_free(dir);
		dir = parent;
	}
	g_free(dir);
	if (!inside)
		g_clear_pointer(&found, g_free);
	return found;
}

static char *find(char **arguments)
{
	char *found = find_above(".");
	g_autofree char *folder = NULL;

	if (found || !arguments || !arguments[0] || !g_file_test(arguments[0], G_FILE_TEST_EXISTS))
		return found;
	if (g_file_test(arguments[0], G_FILE_TEST_IS_DIR))
		return find_above(arguments[0]);
	folder = g_path_get_dirname(arguments[0]);
	return find_above(folder);
}

static const struct option_row *row_of(const char *name)
{
	const struct option_row *row;

	for (row = options_table(); row->name; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	return NULL;
}

/* One line, "--name=value" or "--name value" or without "--"; adds what the command has such an option for. */
static int add_line(const struct command *command, const char *path, unsigned int number, char *line,
		    GPtrArray *words)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = NULL;
	g_autofree char *full = NULL;
	const struct option_row *row;
	char *value;

	line += g_str_has_prefix(line, "--") ? 2 : 0;
	name = g_strndup(line, strcspn(line, "= \t"));
	value = g_strstrip(line + strlen(name) + (line[strlen(name)] != '\0'));
	row = row_of(name);
	if (!row || !g_strv_contains(allowed, name))
		return error("%s:%u: '%s' is no option for a configuration file", path, number, name);
	if ((row->kind == OPTION_FLAG) != !*value)
		return error("%s:%u: --%s %s", path, number, name,
			     *value ? "takes no value" : "needs a value");
	if (!(row->group & (command->groups | GROUP_COMMON)))
		return 0;
	if (g_strv_contains(files, name))
		value = full = g_canonicalize_filename(value, folder);
	g_ptr_array_add(words, g_strconcat("--", name, *value ? "=" : NULL, value, NULL));
	return 0;
}

/* The words of the file after the program's name, then those of the command line. */
static int read_conf(const struct command *command, const char *path, const char *text, char ***words)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GPtrArray *own = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *all = g_ptr_array_new();
	unsigned int i;
	int result = 0;
	char **w;

	g_ptr_array_add(own, g_strdup("lockstep"));
	for (i = 0; result == 0 && lines[i]; i++) {
		char *line = g_strstrip(lines[i]);

		if (*line && *line != '#')
			result = add_line(command, path, i + 1, line, own);
	}
	g_ptr_array_add(own, NULL);
	w = result == 0 ? options_words(command, (int)own->len - 1, (char **)own->pdata) : NULL;
	g_ptr_array_free(own, TRUE);
	if (!w) {
		g_ptr_array_free(all, TRUE);
		return -1;
	}
	for (i = 0; w[i]; i++)
		g_ptr_array_add(all, w[i]);
	g_free(w);
	for (w = *words + 1; *w; w++)
		g_ptr_array_add(all, g_strdup(*w));
	g_ptr_array_add(all, NULL);
	*words = (char **)g_ptr_array_free(all, FALSE);
	return 0;
}

int options_configure(const struct command *command, char **arguments, char ***words)
{
	g_autofree char *path = NULL;
	g_autofree char *text = NULL;
	g_autoptr(GError) problem = NULL;

	if (!(command->groups & (GROUP_FINDINGS | GROUP_RUN)))
		return 0;
	path = find(arguments);
	if (!path)
		return 0;
	if (!g_file_get_contents(path, &text, NULL, &problem))
		return error("%s", problem->message);
	note("options from %s", path);
	return read_conf(command, path, text, words);
}
