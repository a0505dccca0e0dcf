/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files that appear in a folder all together or not at all, whatever ends the run: they are
 * written into a folder next to it and moved when all are there.
 */
#ifndef LOCKSTEP_STAGE_H
#define LOCKSTEP_STAGE_H

#include <glib.h>

struct stage;

/*
 * A stage for `dir`, which need not exist yet.  What runs ended by SIGKILL left is undone.  NULL after
 * a message.
 */
struct stage *stage_new(const char *dir);
void stage_free(struct stage *s);

/* The existing folder to write into.  Names that start with a dot are not for the user. */
const char *stage_path(const struct stage *s);

/*
 * Moves all files into the folder, and takes away those of `obsolete` (char *: paths relative to
 * it; NULL: none).  0, or -1 after a message, and the folder is as it was.
 */
int stage_publish(const struct stage *s, const GPtrArray *obsolete);

/* Removes the stage, and what an interrupted stage_publish() of another process did; NULL is fine. */
void stage_clean(const struct stage *s);

#endif
