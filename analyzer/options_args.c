/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * GOption knows neither "-j4" nor an optional value that needs its '=', and its
 * message about an unknown option has no suggestion.  So the words are looked
 * at once before GOption gets them.
 */
#include "options_args.h"

#include <string.h>

#include "base/log.h"
#include "base/suggest.h"
#include "options_table.h"

struct words {
	const struct command *command;
	char **next; /* the words not yet looked at */
	GPtrArray *done;
};

static gboolean offered(const struct words *w, const struct option_row *row)
{
	return (row->group & (w->command->groups | GROUP_COMMON)) != 0;
}

static const struct option_row *find_long(const struct words *w, const char *name, size_t len)
{
	const struct option_row *row;

	for (row = options_table(); row->name; row++)
		if (offered(w, row) && strlen(row->name) == len && !strncmp(row->name, name, len))
			return row;
	return NULL;
}

static const struct option_row *find_letter(const struct words *w, char letter)
{
	const struct option_row *row;

	for (row = options_table(); row->name; row++)
		if (offered(w, row) && row->letter == letter)
			return row;
	return NULL;
}

static int unknown_long(const struct words *w, const char *name)
{
	GPtrArray *names = g_ptr_array_new();
	const struct option_row *row;
	const char *close;

	for (row = options_table(); row->name; row++)
		if (offered(w, row))
			g_ptr_array_add(names, (gpointer)row->name);
	g_ptr_array_add(names, NULL);
	close = suggest(name, (const char *const *)names->pdata);
	g_ptr_array_free(names, TRUE);
	if (close)
		return error("unknown option '--%s' (did you mean '--%s'?)", name, close);
	return error("unknown option '--%s'; see 'lockstep %s --help'", name, w->command->name);
}

static void keep(struct words *w, const char *word)
{
	g_ptr_array_add(w->done, g_strdup(word));
}

/* The value of an option that needs one is the next word, whatever it looks like. */
static int keep_value(struct words *w, const char *option)
{
	if (!*w->next)
		return error("option '%s' needs a value; see 'lockstep %s --help'", option,
			     w->command->name);
	keep(w, *w->next++);
	return 0;
}

/* word: without "--". */
static int read_long(struct words *w, const char *word)
{
	size_t len = strcspn(word, "=");
	const struct option_row *row = find_long(w, word, len);
	g_autofree char *name = g_strndup(word, len);
	g_autofree char *option = g_strdup_printf("--%s", name);

	if (!row)
		return unknown_long(w, name);
	if (row->kind == OPTION_FLAG && word[len])
		return error("option '%s' takes no value", option);
	if (row->kind == OPTION_WHEN && !word[len]) {
		keep(w, option);
		keep(w, "always");
		return 0;
	}
	keep(w, option);
	if (word[len])
		keep(w, word + len + 1);
	else if (row->kind != OPTION_FLAG)
		return keep_value(w, option);
	return 0;
}

/* word: letters, without "-"; the rest after a letter that takes a value is the value. */
static int read_letters(struct words *w, const char *word)
{
	for (; *word; word++) {
		const struct option_row *row = find_letter(w, *word);
		char option[] = { '-', *word, '\0' };

		if (!row)
			return error("unknown option '%s'; see 'lockstep %s --help'",
				     (guchar)*word < 0x80 ? option : "-?", w->command->name);
		keep(w, option);
		if (row->kind == OPTION_FLAG)
			continue;
		if (!word[1])
			return keep_value(w, option);
		keep(w, word + 1);
		return 0;
	}
	return 0;
}

static int read_word(struct words *w, const char *word)
{
	if (g_str_has_prefix(word, "--"))
		return read_long(w, word + 2);
	if (word[0] == '-' && word[1])
		return read_letters(w, word + 1);
	keep(w, word);
	return 0;
}

/* The first word for the compiler in the words that kbuild gives a checker. */
static gboolean is_foreign(const struct words *w, const char *word)
{
	return w->command->passive && strcmp(word, "-h") != 0 && strcmp(word, "-q") != 0 &&
	       (!g_str_has_prefix(word, "--") || !find_long(w, word + 2, strcspn(word + 2, "=")));
}

/* Paths after "--" are kept after a "--" of ours, which GOption removes. */
char **options_words(const struct command *command, int argc, char **argv)
{
	struct words w = { .command = command, .next = argv + MIN(argc, 1) };
	int result = 0;

	w.done = g_ptr_array_new_with_free_func(g_free);
	keep(&w, "lockstep");
	while (result == 0 && *w.next) {
		const char *word = *w.next++;

		if (strcmp(word, "--") == 0 || is_foreign(&w, word)) {
			keep(&w, "--");
			if (strcmp(word, "--") != 0)
				keep(&w, word);
			while (*w.next)
				keep(&w, *w.next++);
			break;
		}
		result = read_word(&w, word);
	}
	if (result < 0) {
		g_ptr_array_free(w.done, TRUE);
		return NULL;
	}
	g_ptr_array_add(w.done, NULL);
	return (char **)g_ptr_array_free(w.done, FALSE);
}
