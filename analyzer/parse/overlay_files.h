/* SPDX-License-Identifier: GPL-2.0-only */
/* The tree's overlay for libclang and for cache keys. */
#ifndef LOCKSTEP_PARSE_OVERLAY_FILES_H
#define LOCKSTEP_PARSE_OVERLAY_FILES_H

#include <glib.h>

#include "tree.h"

/* Puts the hashes of all overlaid files into the memo of content_hash(). */
void overlay_hashes(const struct tree *t, GHashTable *memo);

/* Is one of these absolute paths overlaid?  Then what was precompiled from them is not valid. */
gboolean overlay_has_any(const struct tree *t, const GPtrArray *paths);

/* struct CXUnsavedFile of all overlaid files with absolute names; g_array_unref() frees all but the texts. */
GArray *overlay_unsaved(const struct tree *t);

#endif
