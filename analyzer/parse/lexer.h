/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tokens of C text without a compiler: for the passes that must see every
 * branch of every #if and every file of a tree.  Comments are skipped,
 * directives are single tokens.
 */
#ifndef LOCKSTEP_PARSE_LEXER_H
#define LOCKSTEP_PARSE_LEXER_H

#include <glib.h>

enum token_kind {
	TOKEN_END,
	TOKEN_WORD, /* identifier or keyword */
	TOKEN_NUMBER,
	TOKEN_STRING, /* string or character constant */
	TOKEN_PUNCT, /* one character */
	TOKEN_DIRECTIVE, /* from '#' to the end of the logical line */
};

struct token {
	enum token_kind kind;
	gsize start, end; /* byte offsets; end is exclusive */
	unsigned int line; /* 1-based */
	unsigned int column; /* 1-based bytes */
};

struct lexer {
	const char *text;
	gsize length;
	gsize at;
	unsigned int line;
	gsize line_start;
	gboolean fresh_line; /* nothing but blanks so far on this line */
	gboolean in_directive; /* directives are cut into tokens too */
};

void lexer_init(struct lexer *l, const char *text, gsize length);

/* The next token; FALSE at the end. */
gboolean lexer_next(struct lexer *l, struct token *t);

/* Does the token read exactly `word`? */
gboolean token_is(const struct lexer *l, const struct token *t, const char *word);

/*
 * The directive's name ("if", "define") into name[size]; returns the offset of
 * what follows the name and its blanks.
 */
gsize directive_name(const struct lexer *l, const struct token *t, char *name, gsize size);

#endif
