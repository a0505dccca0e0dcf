/* SPDX-License-Identifier: GPL-2.0-only */
/* The bits of one text, and the wrappers of a header. */
#ifndef LOCKSTEP_PARSE_SCAN_TEXT_H
#define LOCKSTEP_PARSE_SCAN_TEXT_H

#include <glib.h>

#include "scan.h"
#include "tree.h"

/* Could the text hold a flush or a system workqueue at all?  A plain byte search. */
gboolean scan_may_flush(const char *text, gsize length);

/*
 * Fills bits and wqs.  Names of macros and functions in it whose body flushes a
 * workqueue are added to `wrappers` (char *) if it is not NULL.
 */
void scan_text(const struct tree *t, const char *text, gsize length, struct scanned *f,
	       GPtrArray *wrappers);

#endif
