/* SPDX-License-Identifier: GPL-2.0-only */
/* What a run found, ready to be printed in some format. */
#ifndef LOCKSTEP_REPORT_H
#define LOCKSTEP_REPORT_H

#include <stdio.h>

#include "finding.h"
#include "tree.h"

struct skipped {
	const char *path; /* relative to the root */
	const char *reason;
};

struct missed_call {
	struct location at;
	const char *word;
};

struct report {
	const struct tree *tree;
	GPtrArray *findings; /* struct finding *, sorted, those to show */
	GArray *not_analysed; /* struct skipped, sorted */
	GArray *missed; /* struct missed_call, sorted: written but not in facts */
	unsigned long calls_seen, calls_written;
	unsigned int units, cached; /* analysed; of these, facts from the cache */
	const char *explain_dir; /* the explain pages; NULL: none at hand.  Borrowed */
	/*
	 * The root's folder in its git repository with a slash at the end, for services that know
	 * the repository only: "drivers/"; "" or NULL if it is the top.  Borrowed.
	 */
	const char *prefix;
};

/* An empty report about t; report_release() frees the findings as well. */
void report_init(struct report *r, const struct tree *t);
void report_release(struct report *r);

struct text_options {
	gboolean color;
	gboolean terse; /* one line per finding */
	gboolean full_path;
};

/* The path as it is called in the repository, to be freed with g_free(). */
char *report_path(const struct report *r, const char *path);

/* Each prints the whole report to out; 0, or -1 after a message when writing failed. */
int report_text(const struct report *r, const struct text_options *o, FILE *out);
int report_json(const struct report *r, FILE *out);
int report_sarif(const struct report *r, const struct text_options *o, FILE *out);
int report_gitlab(const struct report *r, const struct text_options *o, FILE *out);
int report_github(const struct report *r, const struct text_options *o, FILE *out);

/* A format by the name that --format= takes. */
struct report_format {
	const char *name;
	int (*print)(const struct report *r, const struct text_options *o, FILE *out);
};

/* NULL: no such format.  report_format_names() ends with NULL. */
const struct report_format *report_format_find(const char *name);
const char *const *report_format_names(void);

#endif
