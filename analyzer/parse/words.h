/* SPDX-License-Identifier: GPL-2.0-only */
/* API words of a text, outside comments and strings, in every branch of every #if. */
#ifndef LOCKSTEP_PARSE_WORDS_H
#define LOCKSTEP_PARSE_WORDS_H

#include <glib.h>

#include "api.h"

/* A known API name with an opening parenthesis behind it. */
struct word {
	const struct api *api;
	unsigned int offset, line, column;
};

/*
 * struct word, in order of place.  Not in macro definitions (a use of the macro counts, where
 * it is) and not under #if 0, or under #if NAME when the file itself has #define NAME 0.
 */
GArray *words_find(const char *text, gsize length);

#endif
