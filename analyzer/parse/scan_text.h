/* SPDX-License-Identifier: GPL-2.0-only */
/* The bits of one text, and the wrappers of a header. */
#ifndef LOCKSTEP_PARSE_SCAN_TEXT_H
#define LOCKSTEP_PARSE_SCAN_TEXT_H

#include <glib.h>

#include "tree.h"

/* Could the text hold a flush or a system workqueue at all?  A plain byte search. */
gboolean scan_may_flush(const char *text, gsize length);

/*
 * SCAN_* of the text.  Names of macros and functions in it whose body flushes a
 * workqueue are added to `wrappers` (char *) if it is not NULL.
 */
guint scan_text(const struct tree *t, const char *text, gsize length, GPtrArray *wrappers);

#endif
