/* SPDX-License-Identifier: GPL-2.0-only */
/* Which files export or name a function, found in their text. */
#ifndef LOCKSTEP_EXPORTS_H
#define LOCKSTEP_EXPORTS_H

#include <glib.h>

#include "tree.h"

/*
 * For each of these files (char *, relative to the root) the sum of the values (guint as
 * pointer) that `names` has for what the file exports, into sums[].  With `jobs` threads,
 * which are gone when it returns.
 */
void exports_count(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
		   unsigned int jobs);

/* The same for the .c files that hold one of the names at all, as a word: 1 if so. */
void mentions_count(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
		    unsigned int jobs);

/* The same for those that have it among the arguments of INIT_WORK() and its kind. */
void initialises_count(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
		       unsigned int jobs);

#endif
