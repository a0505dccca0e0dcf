/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The filter stage between checks and report: which findings are shown, in
 * which order, and with which severity.
 */
#ifndef LOCKSTEP_FILTER_H
#define LOCKSTEP_FILTER_H

#include <glib.h>

#include "report.h"

struct suppressions;
struct baseline;
struct lines;

struct filter {
	gboolean inconclusive; /* keep the tier "possible" */
	const gboolean *fatal; /* one per check: raise its findings to "error"; may be NULL */
	const struct suppressions *suppressions; /* may be NULL */
	gboolean ignores; /* obey "lockstep-ignore" comments in the source */
};

/*
 * Sorts the report and drops what is not to be shown, duplicates (same
 * fingerprint at the same place) included.  Findings that are dropped are freed.
 */
void filter_apply(const struct filter *f, struct report *r);

/* Drops the findings that keep() refuses; freed as well. */
void filter_keep(struct report *r, gboolean (*keep)(const void *context, const struct finding *f),
		 const void *context);

/* --- report/fold.c: what has one cause is shown once */
void filter_fold(struct report *r);

/* --- report/suppress.c: rows CHECK:PATH-GLOB:FUNCTION */

/* NULL after a message. */
struct suppressions *suppressions_read(const char *path);
void suppressions_free(struct suppressions *s);
gboolean suppressions_has(const struct suppressions *s, const struct finding *f);

/* --- report/ignore.c: comments lockstep-ignore[CHECK]: REASON on the same or the previous line */

struct ignores;
struct ignores *ignores_new(const struct tree *t);
void ignores_free(struct ignores *i);
/* A comment without a reason is not obeyed; a remark says so. */
gboolean ignores_has(struct ignores *i, const struct finding *f);

/* --- report/baseline_json.c: findings that were there before */

/* From a JSON report; NULL after a message. */
struct baseline *baseline_read(const char *path);
struct baseline *baseline_of(const struct report *r);
void baseline_free(struct baseline *b);
/* Drops what was there before, in the same file or in one that the tree no longer has. */
void baseline_apply(const struct baseline *b, struct report *r);

/* --- report/lines.c: the lines that a diff changes */

struct lines *lines_new(void);
void lines_free(struct lines *l);
/*
 * Adds what this unified diff adds, and the neighbours of what it removes.  path(context, name)
 * makes the names in it relative to the root, g_malloc'ed; NULL: the file is not in the tree.
 */
void lines_add(struct lines *l, const char *diff, char *(*path)(const void *context, const char *name),
	       const void *context);
/* Drops the findings none of whose places is on a changed line. */
void lines_apply(const struct lines *l, struct report *r);
/* Paths of all files that the diffs name: a set of char *. */
GHashTable *lines_files(const struct lines *l);

#endif
