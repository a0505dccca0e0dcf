/* SPDX-License-Identifier: GPL-2.0-only */
/* A series in its parts: patches, and postings of at most 15 of them. */
#ifndef LOCKSTEP_SERIES_POSTING_H
#define LOCKSTEP_SERIES_POSTING_H

#include "people.h"
#include "prefix.h"
#include "repo.h"
#include "series.h"

enum { POSTING_PATCHES = 15 };

struct series {
	const struct tree *tree;
	const struct series_options *options;
	struct repo *repo;
	GPtrArray *patches; /* struct patch * */
	GHashTable *files; /* char *: what a patch changes already */
};

struct patch {
	struct people people;
	char *module;
	char *subject, *message, *diff;
	const char *strategy;
	gboolean is_compiled, is_flush;
};

/* What goes to one maintainer tree in one thread. */
struct posting {
	char *folder; /* below the output folder; "" if it is the only one */
	char *title; /* the tree; NULL: not known */
	GPtrArray *patches; /* struct patch *, borrowed */
};

/* The postings of a series, struct posting *, by folder. */
GPtrArray *postings_of(const struct series *s);

/* --- history.c: the prefix for a patch of these files; module: its name */
struct prefix history_prefix(const struct repo *r, const char *const *files, const char *folder,
			     const char *module);

/* --- mail.c: the commits of a posting as mails below `folder`; adds their names to `names` */
int posting_write(const struct series *s, const struct posting *p, const char *folder,
		  GPtrArray *names);

/* --- cover.c: the text of a cover letter in place of git's blanks; to be freed */
char *cover_fill(const struct posting *p, const char *mail);
/* Do the recipients of the posting, each once, for the cover letter. */
void posting_people(const struct posting *p, GPtrArray *to, GPtrArray *cc);

#endif
