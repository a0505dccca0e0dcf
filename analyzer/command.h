/* SPDX-License-Identifier: GPL-2.0-only */
/* The commands: one row in command.c and one file command_NAME.c each. */
#ifndef LOCKSTEP_COMMAND_H
#define LOCKSTEP_COMMAND_H

#include <glib.h>

struct options;

/* Exit statuses; after signals 128 + signal. */
enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_INCOMPLETE = 3 };

/* Groups of options; a command takes whole groups. */
enum {
	GROUP_INPUT = 1 << 0, /* --files-from, -p, --kdir */
	GROUP_FINDINGS = 1 << 1, /* --checks, --fail-on */
	GROUP_OUTPUT = 1 << 2, /* --format, --json-output */
	GROUP_RUN = 1 << 3, /* -j, --timeout, --cache-dir */
	GROUP_COMMON = 1 << 4, /* -q, --color, --help: every command */
	GROUP_CHANGE = 1 << 6, /* --staged, --diff, --since */
	GROUP_FIX = 1 << 7, /* --in-place */
	GROUP_PLAN = 1 << 8, /* --strategy, --wq-name */
	GROUP_SERIES = 1 << 9, /* --output-directory, --signoff */
	GROUP_GRAPH = 1 << 10, /* --format=dot|json */
};

struct command {
	const char *name;
	const char *arguments; /* for the usage line: "[PATH...]" */
	const char *title; /* one line */
	const char *description; /* paragraphs for --help */
	const char *examples; /* lines for --help */
	unsigned int groups;
	/* Gets another program's words after its own options, and never fails the build that runs it. */
	gboolean passive;
	int (*run)(const struct options *o); /* returns the exit status */
};

/* The table, ending with a row without a name; the first one is the default. */
const struct command *command_table(void);
const struct command *command_find(const char *name);

/* The command that is called nearly so, or NULL. */
const char *command_suggest(const char *name);

int command_check(const struct options *o);
int command_explain(const struct options *o);
int command_hook(const struct options *o);
int command_kbuild(const struct options *o);
int command_fix(const struct options *o);
int command_log(const struct options *o);
int command_series(const struct options *o);
int command_graph(const struct options *o);
int command_dump(const struct options *o);

#endif
