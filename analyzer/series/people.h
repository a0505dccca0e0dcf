/* SPDX-License-Identifier: GPL-2.0-only */
/* Who gets a patch, and into whose tree it goes: what the tree's get_maintainer.pl says. */
#ifndef LOCKSTEP_SERIES_PEOPLE_H
#define LOCKSTEP_SERIES_PEOPLE_H

#include "tree.h"

struct people {
	GPtrArray *to, *cc; /* char *: addresses as they are written in a mail */
	char *destination; /* "dtor-input": of the tree, else of the subsystem; NULL: not known */
	char *title; /* for the reader: the URL of the tree, or the subsystem; NULL: not known */
};

/* Empty if the tree has no such script, or it fails. */
void people_find(struct people *p, const struct tree *t, const char *diff);
void people_clear(struct people *p);
gboolean people_are_known(const struct tree *t);

#endif
