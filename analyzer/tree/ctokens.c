/* SPDX-License-Identifier: GPL-2.0-only */
/* A C tokeniser that knows where comments, literals and directives end, and no more. */
#include "ctokens.h"

#include <string.h>

/* Past the end of the line, backslashed newlines included. */
static const char *skip_line(const char *p)
{
	while (*p && *p != '\n')
		p += p[0] == '\\' && p[1] ? 2 : 1;
	return p;
}

/* Past blanks, comments and directives; says what was seen in in->blank and in->line_start. */
static const char *skip_blank(struct ctokens *in, const char *p)
{
	in->blank = FALSE;
	for (;; in->blank = TRUE) {
		if (*p == '\n') {
			in->line_start = TRUE;
			p++;
		} else if (g_ascii_isspace(*p) || (p[0] == '\\' && p[1] == '\n')) {
			p++;
		} else if (p[0] == '/' && p[1] == '*') {
			const char *end = strstr(p + 2, "*/");

			p = end ? end + 2 : p + strlen(p);
		} else if ((p[0] == '/' && p[1] == '/') || (*p == '#' && in->line_start)) {
			p = skip_line(p);
		} else {
			return p;
		}
	}
}

/* Past the closing quote; an unterminated literal ends with its line. */
static const char *literal_end(const char *p)
{
	char quote = *p++;

	while (*p && *p != quote && *p != '\n')
		p += p[0] == '\\' && p[1] ? 2 : 1;
	return *p == quote ? p + 1 : p;
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

void ctokens_next(struct ctokens *in)
{
	const char *p = skip_blank(in, in->next);

	in->at = p;
	in->line_start = FALSE;
	if (!*p) {
		in->kind = CTOKEN_END;
	} else if (*p == '"' || *p == '\'') {
		in->kind = CTOKEN_LITERAL;
		p = literal_end(p);
	} else if (is_word(*p)) {
		in->kind = CTOKEN_WORD;
		while (is_word(*p))
			p++;
	} else {
		in->kind = CTOKEN_OTHER;
		p++;
	}
	in->len = (size_t)(p - in->at);
	in->next = p;
}

void ctokens_start(struct ctokens *in, const char *text)
{
	in->next = text;
	in->line_start = TRUE;
	ctokens_next(in);
}

gboolean ctokens_is(const struct ctokens *in, const char *word)
{
	return strlen(word) == in->len && !memcmp(in->at, word, in->len);
}
