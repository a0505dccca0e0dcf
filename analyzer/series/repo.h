/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the commits are made.  No work tree, no branch and no lock of the user's repository is
 * needed for that: an index and a folder for new objects, both private, over the user's
 * objects.  Nothing is registered anywhere, so nothing has to be pruned after a kill.
 */
#ifndef LOCKSTEP_SERIES_REPO_H
#define LOCKSTEP_SERIES_REPO_H

#include "base/child.h"
#include "edit.h"
#include "series.h"

struct repo {
	char *top; /* where the commands run */
	char *prefix; /* the tree's root in it: "drivers/", "" */
	char *head;
	gboolean is_own; /* no git at hand: a repository of the files that change */
	char *author, *committer; /* "NAME <ADDRESS>" */
	GPtrArray *words; /* the first words of each command */
};

/* NULL after a message. */
struct repo *repo_new(const struct tree *t, const struct series_options *o);
void repo_free(struct repo *r);

/* git ARG... (ends with NULL); 0: *out is to be cleared, -1 after a message. */
int repo_run(const struct repo *r, const char *input, struct child_result *out,
	     const char *const *args);
/* The same for one line of output, to be freed; NULL after a message. */
char *repo_line(const struct repo *r, const char *input, const char *const *args);

/* Without git: the files as they are become part of the start. */
int repo_add_files(struct repo *r, const struct edits *e);

/* Starts again from head. */
int repo_start(const struct repo *r);
/* A commit with the diff and this message on top of parent; its hash, to be freed; NULL after a message. */
char *repo_commit(const struct repo *r, const char *parent, const char *diff, const char *message);

#endif
