/* SPDX-License-Identifier: GPL-2.0-only */
/* Plain text in lines of a mail. */
#ifndef LOCKSTEP_SERIES_WORDS_H
#define LOCKSTEP_SERIES_WORDS_H

#include <glib.h>

enum { WORDS_COLUMNS = 72 };

/* Appends text, wrapped; the first line starts with `first`, the others with `rest`. */
void words_wrap(GString *out, const char *first, const char *rest, const char *text);

/* A paragraph with an empty line in front unless it is the first. */
void words_paragraph(GString *out, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
/* "* ITEM", without an empty line. */
void words_item(GString *out, const char *text);

/* "a", "a and b", "a, b and c" of const char *; more than max: "a, b and 3 more". */
char *words_list(const GPtrArray *all, guint max);

/* Adds a string once. */
void words_add_once(GPtrArray *all, const char *text);

/* "1 call", "2 calls"; to be freed. */
char *words_count(guint n, const char *what);

#endif
