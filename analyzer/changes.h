/* SPDX-License-Identifier: GPL-2.0-only */
/* --staged, --diff, --since and A..B: what is looked at, and which lines count. */
#ifndef LOCKSTEP_CHANGES_H
#define LOCKSTEP_CHANGES_H

#include <glib.h>

#include "filter.h"
#include "options.h"

struct changes {
	struct lines *lines; /* NULL: all count */
	GHashTable *overlay; /* what the tree's files are instead of those on disk */
};

/* Is a run with these options about a change? */
gboolean changes_wanted(const struct options *o);

/*
 * Finds out what changed in the tree and, unless the user named some, replaces the paths (char *, absolute)
 * by what the change can matter to: the module folders of a kernel tree, all of a driver repository.
 * The tree gets the overlay.  NULL after a message.
 */
struct changes *changes_new(const struct options *o, struct tree *t, GPtrArray *paths, gboolean named);
void changes_free(struct changes *c);

/* An empty overlay as struct tree wants it. */
GHashTable *overlay_new(void);

#endif
