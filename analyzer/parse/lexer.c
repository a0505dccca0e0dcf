/* SPDX-License-Identifier: GPL-2.0-only */
/* Tokens of C text without a compiler. */
#include "lexer.h"

#include <string.h>

static gboolean is_word_start(char c)
{
	return g_ascii_isalpha(c) || c == '_' || c == '$';
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '$';
}

void lexer_init(struct lexer *l, const char *text, gsize length)
{
	memset(l, 0, sizeof(*l));
	l->text = text;
	l->length = length;
	l->line = 1;
	l->fresh_line = TRUE;
}

static char peek(const struct lexer *l, gsize ahead)
{
	return l->at + ahead < l->length ? l->text[l->at + ahead] : '\0';
}

static void newline(struct lexer *l)
{
	l->at++;
	l->line++;
	l->line_start = l->at;
}

/* A backslash-newline, with or without a carriage return: how many bytes, or 0. */
static gsize splice(const struct lexer *l)
{
	if (peek(l, 0) != '\\')
		return 0;
	if (peek(l, 1) == '\n')
		return 2;
	return peek(l, 1) == '\r' && peek(l, 2) == '\n' ? 3 : 0;
}

static void skip_splice(struct lexer *l, gsize n)
{
	l->at += n - 1;
	newline(l);
}

static void skip_block_comment(struct lexer *l)
{
	l->at += 2;
	while (l->at < l->length) {
		if (peek(l, 0) == '*' && peek(l, 1) == '/') {
			l->at += 2;
			return;
		}
		if (peek(l, 0) == '\n')
			newline(l);
		else
			l->at++;
	}
}

static void skip_line_comment(struct lexer *l)
{
	while (l->at < l->length && peek(l, 0) != '\n') {
		gsize n = splice(l);

		if (n)
			skip_splice(l, n);
		else
			l->at++;
	}
}

/* Blanks, comments and line splices before the next token. */
static void skip_blank(struct lexer *l)
{
	while (l->at < l->length) {
		char c = peek(l, 0);
		gsize n;

		if (c == '\n') {
			newline(l);
			l->fresh_line = TRUE;
		} else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
			l->at++;
		} else if (c == '/' && peek(l, 1) == '*') {
			skip_block_comment(l);
		} else if (c == '/' && peek(l, 1) == '/') {
			skip_line_comment(l);
		} else if ((n = splice(l))) {
			skip_splice(l, n);
		} else {
			return;
		}
	}
}

static void skip_string(struct lexer *l, char quote)
{
	l->at++;
	while (l->at < l->length) {
		char c = peek(l, 0);
		gsize n = splice(l);

		if (n) {
			skip_splice(l, n);
		} else if (c == '\n') {
			return; /* unterminated: an apostrophe in skipped text */
		} else if (c == '\\' && peek(l, 1) != '\n') {
			l->at += 2;
		} else {
			l->at++;
			if (c == quote)
				return;
		}
	}
	l->at = MIN(l->at, l->length);
}

static void skip_directive(struct lexer *l)
{
	while (l->at < l->length && peek(l, 0) != '\n') {
		gsize n = splice(l);

		if (n)
			skip_splice(l, n);
		else if (peek(l, 0) == '/' && peek(l, 1) == '*')
			skip_block_comment(l);
		else if (peek(l, 0) == '/' && peek(l, 1) == '/')
			skip_line_comment(l);
		else if (peek(l, 0) == '"')
			skip_string(l, '"');
		else
			l->at++;
	}
}

static enum token_kind scan_token(struct lexer *l)
{
	char c = peek(l, 0);

	if (c == '#' && l->fresh_line) {
		l->at++;
		if (!l->in_directive)
			skip_directive(l);
		return TOKEN_DIRECTIVE;
	}
	if (is_word_start(c)) {
		while (is_word(peek(l, 0)))
			l->at++;
		return TOKEN_WORD;
	}
	if (g_ascii_isdigit(c)) {
		while (is_word(peek(l, 0)) || peek(l, 0) == '.')
			l->at++;
		return TOKEN_NUMBER;
	}
	if (c == '"' || c == '\'') {
		skip_string(l, c);
		return TOKEN_STRING;
	}
	l->at++;
	return TOKEN_PUNCT;
}

gboolean lexer_next(struct lexer *l, struct token *t)
{
	skip_blank(l);
	t->start = l->at;
	t->line = l->line;
	t->column = (unsigned int)(l->at - l->line_start) + 1;
	if (l->at >= l->length) {
		t->kind = TOKEN_END;
		t->end = l->at;
		return FALSE;
	}
	t->kind = scan_token(l);
	t->end = l->at;
	l->fresh_line = FALSE;
	return TRUE;
}

gboolean token_is(const struct lexer *l, const struct token *t, const char *word)
{
	gsize n = strlen(word);

	return t->end - t->start == n && memcmp(l->text + t->start, word, n) == 0;
}

gsize directive_name(const struct lexer *l, const struct token *t, char *name, gsize size)
{
	gsize i = t->start + 1, n = 0;

	while (i < t->end && (l->text[i] == ' ' || l->text[i] == '\t'))
		i++;
	while (i < t->end && is_word(l->text[i]) && n + 1 < size)
		name[n++] = l->text[i++];
	name[n] = '\0';
	while (i < t->end && (l->text[i] == ' ' || l->text[i] == '\t'))
		i++;
	return i;
}
