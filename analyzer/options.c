/* SPDX-License-Identifier: GPL-2.0-only */
/* From words to values: GOption stores them, then each is checked. */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "checks.h"
#include "options_args.h"
#include "options_conf.h"
#include "options_table.h"
#include "report.h"

enum { MAX_JOBS = 1024, MAX_SECONDS = 86400, DEFAULT_SECONDS = 60, MAX_REROLLS = 999 };

/* Is it the member's first row?  Commands may describe one option in different words. */
static gboolean is_first(const struct option_row *row)
{
	const struct option_row *other = options_table();

	while (other->offset != row->offset)
		other++;
	return other == row;
}

/* The rows of the table for GOption, and the rest of the words at the end. */
static GOptionEntry *entries_for(struct options *o)
{
	const struct option_row *row = options_table();
	GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
	GOptionEntry rest = { .long_name = G_OPTION_REMAINING,
			      .arg = G_OPTION_ARG_FILENAME_ARRAY,
			      .arg_data = &o->arguments };

	for (; row->name; row++) {
		GOptionEntry e = { .long_name = row->name,
				   .short_name = row->letter,
				   .arg = G_OPTION_ARG_FILENAME,
				   .arg_data = (char *)o + row->offset };

		if (!is_first(row))
			continue;
		if (row->kind == OPTION_FLAG)
			e.arg = G_OPTION_ARG_NONE;
		else if (row->kind == OPTION_LIST)
			e.arg = G_OPTION_ARG_FILENAME_ARRAY;
		g_array_append_val(entries, e);
	}
	g_array_append_val(entries, rest);
	return (GOptionEntry *)g_array_free(entries, FALSE);
}

static int store(struct options *o, char **words)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autofree GOptionEntry *entries = entries_for(o);
	/* GOption takes words out of the array, so the array must not own them */
	g_autofree char **borrowed = g_memdup2(words, (g_strv_length(words) + 1) * sizeof(char *));
	int argc = (int)g_strv_length(words);
	g_autoptr(GError) problem = NULL;

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &borrowed, &problem))
		return error("%s; see 'lockstep %s --help'", problem->message, o->command->name);
	return 0;
}

static int number(const char *option, const char *text, unsigned int max, unsigned int *value)
{
	guint64 n;

	if (!text)
		return 0;
	if (!g_ascii_string_to_unsigned(text, 10, 1, max, &n, NULL))
		return error("%s: '%s' is not a number from 1 to %u", option, text, max);
	*value = (unsigned int)n;
	return 0;
}

/* The index of text in the NULL-terminated names, or -1 after a message. */
static int choice(const char *option, const char *text, const char *const *names)
{
	g_autofree char *list = NULL;
	int i;

	for (i = 0; names[i]; i++)
		if (strcmp(names[i], text) == 0)
			return i;
	list = g_strjoinv(", ", (char **)(gpointer)names);
	return error("%s: '%s' is none of: %s", option, text, list);
}

/* Explicit option, then NO_COLOR, then CLICOLOR_FORCE, then the terminal. */
static int decide_color(struct options *o)
{
	static const char *const when[] = { "auto", "always", "never", NULL };
	const char *no = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE");
	const char *term = getenv("TERM");
	int chosen = o->color ? choice("--color", o->color, when) : 0;

	if (chosen < 0)
		return -1;
	if (chosen > 0)
		o->use_color = chosen == 1;
	else if (no && *no)
		o->use_color = FALSE;
	else if (force && *force && strcmp(force, "0") != 0)
		o->use_color = TRUE;
	else
		o->use_color = isatty(STDOUT_FILENO) && g_strcmp0(term, "dumb") != 0;
	return 0;
}

static int decide_threshold(struct options *o)
{
	static const char *const names[] = { "note", "warning", "error", NULL };
	int i;

	o->threshold = SEVERITY_WARNING;
	for (i = 0; o->fail_on && names[i]; i++) {
		o->threshold = (enum severity)i;
		if (strcmp(names[i], o->fail_on) == 0)
			return 0;
	}
	/* the names are not printed: robots count them */
	return !o->fail_on ? 0 :
			     error("--fail-on: '%s' is no severity; see 'lockstep %s --help'",
				   o->fail_on, o->command->name);
}

static int decide_checks(struct options *o)
{
	unsigned int i, on = 0, count;
	const struct check *all = checks_all(&count);

	o->enabled = g_new0(gboolean, count + 1);
	o->fatal = g_new0(gboolean, count + 1);
	for (i = 0; i < count; i++)
		o->enabled[i] = all[i].enabled;
	if (o->checks && checks_select(o->checks, o->enabled) < 0)
		return -1;
	if (o->warnings_as_errors && checks_select(o->warnings_as_errors, o->fatal) < 0)
		return -1;
	for (i = 0; i < count; i++)
		on += o->enabled[i] != FALSE;
	if (!on && o->checks && !o->list_checks)
		return error("--checks: '%s' leaves no check on", o->checks);
	return 0;
}

static int decide_format(struct options *o)
{
	static const char *const graphs[] = { "dot", "json", NULL };
	gboolean graph = (o->command->groups & GROUP_GRAPH) != 0;

	if (!o->format)
		o->format = g_strdup(graph ? graphs[0] : "text");
	return choice("--format", o->format, graph ? graphs : report_format_names()) < 0 ? -1 : 0;
}

static int check_folder(const char *option, const char *path)
{
	if (!path || g_file_test(path, G_FILE_TEST_IS_DIR))
		return 0;
	if (access(path, F_OK) < 0)
		return error("%s: %s: %s", option, path, g_strerror(errno));
	return error("%s: %s: %s", option, path, g_strerror(ENOTDIR));
}

/* Workers may change the current folder. */
static void make_absolute(char **path)
{
	char *absolute = *path ? g_canonicalize_filename(*path, NULL) : NULL;

	g_free(*path);
	*path = absolute;
}

static void set_defaults(struct options *o)
{
	make_absolute(&o->cache_dir);
	make_absolute(&o->builddir);
	make_absolute(&o->build);
	make_absolute(&o->kdir);
	o->njobs = g_get_num_processors();
	o->seconds = DEFAULT_SECONDS;
	if (!o->cache_dir)
		o->cache_dir = g_build_filename(g_get_user_cache_dir(), "lockstep", NULL);
}

static int check_values(struct options *o)
{
	if (check_folder("-p", o->builddir) < 0 || check_folder("--kdir", o->kdir) < 0 ||
	    check_folder("--build", o->build) < 0)
		return -1;
	set_defaults(o);
	if (number("--jobs", o->jobs, MAX_JOBS, &o->njobs) < 0 ||
	    number("--timeout", o->timeout, MAX_SECONDS, &o->seconds) < 0 ||
	    number("--reroll-count", o->reroll_count, MAX_REROLLS, &o->reroll) < 0)
		return -1;
	if (o->nul && !o->files_from)
		return error("-z needs --files-from");
	if (o->strict && !o->staged)
		return error("--strict needs --staged");
	if ((o->staged != FALSE) + (o->diff != NULL) + (o->since != NULL) + (o->range != NULL) > 1)
		return error("one of --staged, --diff, --since and A..B at a time");
	return 0;
}

/* Once more with the words of .lockstep.conf, if there is one, before those of the command line. */
static int add_configuration(struct options *o, char ***words)
{
	const struct command *command = o->command;
	char **all = *words;
	int result;

	log_set_quiet(o->quiet);
	result = options_configure(command, o->arguments, &all);
	if (result < 0 || all == *words)
		return result;
	g_strfreev(*words);
	*words = all;
	options_clear(o);
	o->command = command;
	return store(o, all);
}

/* The first argument that is A..B and no file. */
static void take_range(struct options *o)
{
	char **a, **next;

	if (!(o->command->groups & GROUP_CHANGE))
		return;
	for (a = o->arguments; a && *a; a++) {
		if (!strstr(*a, "..") || g_file_test(*a, G_FILE_TEST_EXISTS) || strstr(*a, "../") ||
		    strchr(*a, '/') == *a)
			continue;
		o->range = *a;
		for (next = a; *next; next++)
			next[0] = next[1];
		return;
	}
}

int options_parse(struct options *o, const struct command *command, int argc, char **argv)
{
	char **words = options_words(command, argc, argv);
	int result;

	*o = (struct options){ .command = command };
	if (!words)
		return -1;
	result = store(o, words);
	if (result == 0 && !o->help && !o->version && !o->no_config)
		result = add_configuration(o, &words);
	g_strfreev(words);
	if (result < 0 || o->help || o->version)
		return result;
	take_range(o);
	log_set_quiet(o->quiet);
	if (check_values(o) < 0 || decide_color(o) < 0 || decide_threshold(o) < 0 ||
	    decide_format(o) < 0 || decide_checks(o) < 0)
		return -1;
	return 0;
}

void options_clear(struct options *o)
{
	const struct option_row *row;

	for (row = options_table(); row->name; row++) {
		void *member = (char *)o + row->offset;

		if (!is_first(row))
			continue;
		if (row->kind == OPTION_LIST)
			g_strfreev(*(char ***)member);
		else if (row->kind != OPTION_FLAG)
			g_free(*(char **)member);
	}
	g_strfreev(o->arguments);
	g_free(o->range);
	g_free(o->enabled);
	g_free(o->fatal);
	*o = (struct options){ 0 };
}
