/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * C text as tokens, for the few declarations that are read without a front
 * end: comments and preprocessor lines are skipped, literals are one token.
 */
#ifndef LOCKSTEP_CTOKENS_H
#define LOCKSTEP_CTOKENS_H

#include <glib.h>

enum ctoken_kind { CTOKEN_END, CTOKEN_WORD, CTOKEN_LITERAL, CTOKEN_OTHER };

struct ctokens {
	const char *next; /* text not read yet */
	gboolean line_start; /* nothing but blanks since the last newline */
	enum ctoken_kind kind; /* of the current token */
	const char *at;
	size_t len;
	gboolean blank; /* blanks or a comment precede it */
};

/* Makes the first token of the text the current one. */
void ctokens_start(struct ctokens *in, const char *text);
void ctokens_next(struct ctokens *in);
gboolean ctokens_is(const struct ctokens *in, const char *word);

#endif
