/* SPDX-License-Identifier: GPL-2.0-only */
/* One command at work: its tree, its paths, its run, and what must not be left behind. */
#ifndef LOCKSTEP_SESSION_H
#define LOCKSTEP_SESSION_H

#include <glib.h>

#include "engine.h"
#include "options.h"
#include "report.h"

struct changes;
struct stage;

struct session {
	const struct options *options;
	gint64 start; /* monotonic time */
	gboolean lazy; /* one unit whose flags are known: nothing is prepared for others */
	struct tempdir *tmp;
	struct stage *stage; /* of --output-directory; NULL: none */
	/* What the tree's files are instead of those on disk; decided before the run is made.  May be NULL. */
	int (*prepare)(struct session *s);
	void *context; /* the command's own */
	GHashTable *overlay; /* made by prepare(); NULL: none */
	char *top, *head; /* the repository and commit that it is about; NULL: none */
	GPtrArray *outputs; /* struct outfile * */
	GPtrArray *formats; /* const struct report_format *: what each gets; NULL: the baseline */
	/* set by session_open() */
	GPtrArray *paths; /* char *: what the run analyses */
	struct tree *tree;
	char *standin; /* the bundled minimal kernel headers */
	struct changes *changes; /* NULL: all counts */
	struct run_options run_options;
	struct run *run;
	struct progress *progress;
};

/*
 * Runs work(session) supervised (see base/supervise.h) and returns the exit
 * status of the program.
 */
int session_supervise(const struct options *o, int (*work)(struct session *s));

/*
 * For work(): finds the paths and their tree and makes the run.  arguments: what
 * the user named, NULL-terminated.  0, or -1 after a message.  With no path at all
 * (an empty --files-from) tree and run stay NULL; with a change that touches no C file, run.
 */
int session_open(struct session *s, char **arguments);
void session_close(struct session *s);

#endif
