/* SPDX-License-Identifier: GPL-2.0-only */
/* The command line, read. */
#ifndef LOCKSTEP_OPTIONS_H
#define LOCKSTEP_OPTIONS_H

#include <glib.h>

#include "command.h"
#include "finding.h"

struct options {
	/* what to analyse */
	char **arguments; /* all that is not an option; NULL: none */
	char *files_from;
	gboolean nul;
	char *builddir, *kdir;
	/* only what changed */
	gboolean staged, strict;
	char *diff, *since;
	char *range; /* the argument "A..B" */
	/* which findings */
	char *checks;
	gboolean list_checks;
	gboolean inconclusive;
	char *warnings_as_errors;
	char *fail_on;
	gboolean exit_zero;
	char *suppressions;
	char *baseline, *write_baseline, *baseline_commit;
	/* fixing */
	gboolean in_place, force;
	char *strategy, *wq_name, *build;
	/* a series of mails */
	char *output_directory, *reroll_count, *subject_prefix;
	gboolean signoff;
	/* a part of the lock graph */
	char **around, **finding;
	/* output */
	char *format;
	char **json_output, **sarif_output, **gitlab_output, **text_output;
	gboolean terse, full_path, stats;
	char *color;
	gboolean quiet;
	gboolean no_config;
	/* running */
	char *jobs, *timeout;
	char *cache_dir;
	gboolean no_cache;
	/* answers instead of work */
	gboolean help, version;

	/* what options_parse() makes of the above */
	const struct command *command;
	unsigned int njobs, seconds;
	unsigned int reroll; /* of --reroll-count; 0: none */
	gboolean use_color;
	enum severity threshold; /* of --fail-on */
	gboolean *enabled; /* one per check */
	gboolean *fatal; /* of --warnings-as-errors, one per check */
};

/*
 * Reads argv[1..] as options of the command.  0, or -1 after a message that
 * names the culprit; o is to be cleared with options_clear() in any case.
 */
int options_parse(struct options *o, const struct command *command, int argc, char **argv);
void options_clear(struct options *o);

/* --help of a command, to stdout. */
void options_help(const struct command *command);

#endif
