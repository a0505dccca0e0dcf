/* SPDX-License-Identifier: GPL-2.0-only */
/* --help of one command, from the table of options. */
#include <stdio.h>
#include <string.h>

#include "options.h"
#include "options_table.h"

enum { HELP_COLUMN = 27 };

static const struct {
	unsigned int group;
	const char *title;
} groups[] = {
	{ GROUP_INPUT, "What to analyse" }, { GROUP_CHANGE, "Only what changed" },
	{ GROUP_FINDINGS, "Which findings" },
	{ GROUP_PLAN, "What to change" },
	{ GROUP_FIX, "How to change it" },
	{ GROUP_SERIES, "The mails" },
	{ GROUP_GRAPH, "Output" },
	{ GROUP_OUTPUT, "Output" },	    { GROUP_RUN, "Running" },
	{ GROUP_COMMON, "Common" },
};

/* "  -j, --jobs=N" */
static char *left_side(const struct option_row *row)
{
	GString *text = g_string_new("  ");

	if (row->letter)
		g_string_append_printf(text, "-%c, ", row->letter);
	g_string_append_printf(text, "--%s", row->name);
	if (row->kind == OPTION_WHEN)
		g_string_append_printf(text, "[=%s]", row->value);
	else if (row->value)
		g_string_append_printf(text, "=%s", row->value);
	return g_string_free(text, FALSE);
}

static void print_row(const struct option_row *row)
{
	g_autofree char *left = left_side(row);
	g_auto(GStrv) lines = g_strsplit(row->help, "\n", -1);
	unsigned int i;

	if (strlen(left) + 2 > HELP_COLUMN) {
		printf("%s\n", left);
		left[0] = '\0';
	}
	for (i = 0; lines[i]; i++)
		printf("%-*s%s\n", HELP_COLUMN, i == 0 ? left : "", lines[i]);
}

static void print_group(unsigned int group, const char *title)
{
	const struct option_row *row;

	printf("\n%s:\n", title);
	for (row = options_table(); row->name; row++)
		if (row->group == group)
			print_row(row);
}

void options_help(const struct command *command)
{
	unsigned int i;

	printf("Usage: lockstep %s [OPTIONS] %s\n\n%s\n", command->name, command->arguments,
	       command->description);
	for (i = 0; i < G_N_ELEMENTS(groups); i++)
		if (groups[i].group & (command->groups | GROUP_COMMON))
			print_group(groups[i].group, groups[i].title);
	printf("\nExamples:\n%s", command->examples);
}
