/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the git command line says about the repository of the scanned tree.  Nothing of the user's
 * is written: no index refresh, no lock, no work tree.
 */
#ifndef LOCKSTEP_GIT_H
#define LOCKSTEP_GIT_H

#include <glib.h>

#include "base/child.h"

struct git {
	char *top; /* absolute; where the commands run */
};

/*
 * The repository around dir; that of the current folder if git says by GIT_DIR that
 * this is a hook.  NULL after a message.
 */
struct git *git_open(const char *dir);
/* The same, but NULL without a message if dir is in none, or HEAD has no files of it. */
struct git *git_find(const char *dir);
void git_free(struct git *g);

/*
 * git ARG... (NULL-terminated) with `input` (may be NULL).  0: *r is to be cleared; -1 after a
 * message when it failed.
 */
int git_run(const struct git *g, const char *input, struct child_result *r, const char *const *args);

/* The commit that REV names, as a hash to be freed; NULL after a message. */
char *git_commit(const struct git *g, const char *rev);

/*
 * Adds to overlay (path relative to root -> GBytes *, or NULL) the C files below root that
 * are not on disk as they are in the commit; in the index if commit is NULL.  0, or -1 after a message.
 */
int git_overlay(const struct git *g, const char *root, const char *commit, GHashTable *overlay);

/* The same for these paths (char *, below root) of the commit. */
int git_overlay_add(const struct git *g, const char *root, const char *commit, const GPtrArray *paths,
		    GHashTable *overlay);
/* Is this a file that the overlay is for? */
gboolean git_is_c(const char *path);
/* name (relative to top) as it is called below root, to be freed; NULL: it is elsewhere. */
char *git_below(const struct git *g, const char *root, const char *name);

/*
 * An overlay that makes the whole tree look like the commit, files that git does not know and sparse
 * checkouts included.  0, or -1 after a message.
 */
int git_see_commit(const struct git *g, const char *root, const char *commit, GHashTable *overlay);

#endif
