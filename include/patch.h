/* SPDX-License-Identifier: GPL-2.0-only */
/* Edits as a unified diff, and as changes on disk. */
#ifndef LOCKSTEP_PATCH_H
#define LOCKSTEP_PATCH_H

#include "edit.h"

/* The diff of all files with changes, made below the existing folder tmpdir; NULL after a message. */
char *patch_make(const struct edits *e, const char *tmpdir);
/* Does the diff apply to the tree?  FALSE with what the program said in *problem, to be freed. */
gboolean patch_applies(const char *root, const char *diff, char **problem);
/* What the tree's own checkpatch.pl says, a line each, to be freed; NULL: it has none, or it did not run. */
char *patch_style(const char *root, const char *diff);

/* A file with changes that git has uncommitted changes of, or NULL; without git always NULL. */
const char *patch_uncommitted(const struct edits *e);
/* Writes all files or none.  0, or -1 after a message. */
int patch_write(const struct edits *e);

#endif
