/* SPDX-License-Identifier: GPL-2.0-only */
/* Compiling a plan's result with kbuild. */
#ifndef LOCKSTEP_REWRITE_BUILD_H
#define LOCKSTEP_REWRITE_BUILD_H

#include "proof.h"

/*
 * Builds the objects and modules that the plan touches in o->build, from a copy.  What is wrong with
 * the result, to be freed; NULL: nothing.  *said: what was done, or why it could not be, to be freed.
 */
char *build_check(struct plan *plan, const struct proof_options *o, char **said);

/* --- build_farm.c */

/*
 * A folder that looks like the tree below `root`, made of links; `dir` (relative, "": all) has
 * folders of its own, so that a build may write there.  0, or -1 after a message.
 */
int farm_make(const char *root, const char *farm, const char *dir);
/* The same as the tree is seen, where that is not what is on disk; NULL: all is.  0, or -1 after a message. */
int farm_see(const char *farm, GHashTable *overlay);
/* Puts the new texts in place of their links.  0, or -1 after a message. */
int farm_change(const char *farm, const struct edits *e);

#endif
