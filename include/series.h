/* SPDX-License-Identifier: GPL-2.0-only */
/* Proven plans as a patch series that is ready to be mailed. */
#ifndef LOCKSTEP_SERIES_H
#define LOCKSTEP_SERIES_H

#include "plan.h"

struct series;

/* All strings are borrowed. */
struct series_options {
	const char *top; /* of the git work tree; NULL: the tree is in none */
	const char *head; /* the commit that the files are from; NULL without git */
	const char *tmpdir; /* existing private folder */
	const char *subject_prefix; /* "PATCH"; NULL: that */
	unsigned int version; /* 0: none is named */
	gboolean signoff;
};

/*
 * An empty series over the tree.  Nothing of the user's repository is changed: commits are made in
 * tmpdir.  NULL after a message.
 */
struct series *series_new(const struct tree *t, const struct series_options *o);
void series_free(struct series *s);

/*
 * Adds the commit for a proven plan; findings: struct finding *, of any module; q: what the plan was made
 * from.  FALSE after a message if it has to wait for another posting.
 */
gboolean series_add(struct series *s, const struct plan *plan, const GPtrArray *findings,
		    const struct queues *q);
gboolean series_is_empty(const struct series *s);

/*
 * Writes the mails below the existing folder: into the folder itself if all go to one maintainer tree, else
 * into a folder per posting.  Adds their paths below it to `names` (char *).  0, or -1 after a message.
 */
int series_write(struct series *s, const char *folder, GPtrArray *names);

/*
 * Mails of this version that are below the folder already, relative to it: those that lockstep wrote, and
 * others (char *).
 */
void series_find_mails(const char *folder, unsigned int version, GPtrArray *ours, GPtrArray *others);

#endif
