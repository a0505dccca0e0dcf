/* SPDX-License-Identifier: GPL-2.0-only */
/* Which units export a function, found in their text. */
#ifndef LOCKSTEP_EXPORTS_H
#define LOCKSTEP_EXPORTS_H

#include <glib.h>

#include "tree.h"

/* Does the .c file at this path (relative to the root) export one of these names (a set)? */
gboolean exports_any(const struct tree *t, const char *path, GHashTable *names);

#endif
