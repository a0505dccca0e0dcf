/* SPDX-License-Identifier: GPL-2.0-only */
/* C text without its meaning: enough to find where a call or statement starts and ends. */
#include "ctext.h"

#include <string.h>

static gssize skip_literal(const struct edited_file *f, gssize at)
{
	char quote = f->text[at++];

	while (at < (gssize)f->length && f->text[at] != quote && f->text[at] != '\n')
		at += f->text[at] == '\\' && at + 1 < (gssize)f->length ? 2 : 1;
	return MIN(at + 1, (gssize)f->length);
}

static gssize skip_comment(const struct edited_file *f, gssize at)
{
	const char *end;

	if (f->text[at + 1] == '*') {
		end = strstr(f->text + at + 2, "*/");
		return end ? end + 2 - f->text : (gssize)f->length;
	}
	while (at < (gssize)f->length && f->text[at] != '\n')
		at++;
	return at;
}

gssize ctext_next(const struct edited_file *f, gssize at)
{
	char c = f->text[at];

	if (at >= (gssize)f->length)
		return (gssize)f->length;
	if (c == '"' || c == '\'')
		return skip_literal(f, at);
	if (c == '/' && (f->text[at + 1] == '*' || f->text[at + 1] == '/'))
		return skip_comment(f, at);
	return at + 1;
}

gssize ctext_skip(const struct edited_file *f, gssize at)
{
	while (at < (gssize)f->length) {
		if (g_ascii_isspace(f->text[at]))
			at++;
		else if (f->text[at] == '/' && (f->text[at + 1] == '*' || f->text[at + 1] == '/'))
			at = skip_comment(f, at);
		else
			break;
	}
	return at;
}

gssize ctext_close(const struct edited_file *f, gssize at)
{
	unsigned int depth = 0;

	for (; at < (gssize)f->length; at = ctext_next(f, at)) {
		if (strchr("([{", f->text[at]) && f->text[at])
			depth++;
		else if (strchr(")]}", f->text[at]) && f->text[at] && --depth == 0)
			return at;
	}
	return TEXT_NONE;
}

gssize ctext_line(const struct edited_file *f, gssize at)
{
	while (at > 0 && f->text[at - 1] != '\n')
		at--;
	return at;
}

gssize ctext_line_end(const struct edited_file *f, gssize at)
{
	while (at < (gssize)f->length && f->text[at] != '\n')
		at++;
	return MIN(at + 1, (gssize)f->length);
}

/* From the start of the file, so that comments and literals are never mistaken for code. */
gssize ctext_before(const struct edited_file *f, gssize at)
{
	gssize last = TEXT_NONE, i = 0;

	while (i < at) {
		gssize next = ctext_next(f, i);

		if (f->text[i] == '#' && ctext_skip(f, ctext_line(f, i)) == i) {
			do
				next = ctext_line_end(f, next);
			while (next > 2 && next < at &&
			       (f->text[next - 2] == '\\' ||
				(f->text[next - 2] == '\r' && f->text[next - 3] == '\\')));
		} else if (!g_ascii_isspace(f->text[i]) &&
			   !(f->text[i] == '/' && next > i + 1)) {
			last = next - 1;
		}
		i = next;
	}
	return last;
}

gboolean ctext_is_blank(const struct edited_file *f, gssize line)
{
	gssize end = ctext_line_end(f, line);

	for (; line < end; line++)
		if (!g_ascii_isspace(f->text[line]))
			return FALSE;
	return TRUE;
}

char *ctext_indent(const struct edited_file *f, gssize at)
{
	gssize line = ctext_line(f, at);

	return g_strndup(f->text + line, strspn(f->text + line, " \t"));
}

static gboolean is_word_char(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

gboolean ctext_is_word(const struct edited_file *f, gssize at, const char *word)
{
	return at >= 0 && g_str_has_prefix(f->text + at, word) &&
	       !is_word_char(f->text[at + (gssize)strlen(word)]) &&
	       (!at || !is_word_char(f->text[at - 1]));
}

gboolean ctext_has_word(const char *text, const char *word)
{
	gsize n = strlen(word);
	const char *found;

	for (found = strstr(text, word); found; found = strstr(found + n, word))
		if (!is_word_char(found[n]) && (found == text || !is_word_char(found[-1])))
			return TRUE;
	return FALSE;
}

guint ctext_column(const struct edited_file *f, gssize at)
{
	guint column = 0;

	for (gssize i = ctext_line(f, at); i < at; i++)
		column = f->text[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
	return column;
}

/* Only blanks between the two places. */
static gboolean only_blanks(const struct edited_file *f, gssize from, gssize to)
{
	for (; from < to; from++)
		if (!g_ascii_isspace(f->text[from]))
			return FALSE;
	return TRUE;
}

gboolean ctext_statement(const struct edited_file *f, gssize from, gssize to, struct statement *s)
{
	gssize semicolon = ctext_skip(f, to), before = ctext_before(f, from);

	if (f->text[semicolon] != ';' || before == TEXT_NONE)
		return FALSE;
	s->from = from;
	s->to = semicolon + 1;
	s->line = ctext_line(f, from);
	s->line_end = ctext_line_end(f, semicolon);
	if (!only_blanks(f, s->line, from) || !only_blanks(f, s->to, s->line_end))
		s->line = s->line_end = TEXT_NONE;
	/* a label or case before it ends with a colon, as does ?: in an expression */
	s->body = f->text[before] == ')' || is_word_char(f->text[before]);
	return strchr(";{}:)", f->text[before]) || ctext_is_word(f, before - 3, "else") ||
	       ctext_is_word(f, before - 1, "do");
}

gboolean ctext_in_directive(const struct edited_file *f, gssize at)
{
	gssize line = ctext_line(f, at);

	while (line > 1 && (f->text[line - 2] == '\\' ||
			    (line > 2 && f->text[line - 2] == '\r' && f->text[line - 3] == '\\')))
		line = ctext_line(f, line - 1);
	return f->text[line + (gssize)strspn(f->text + line, " \t")] == '#';
}

gboolean ctext_is_declaration(const struct edited_file *f, gssize at)
{
	static const char *const statements[] = { "return", "goto", "if", "for", "while", "do",
						  "switch", "else", "case", "break" };

	for (guint i = 0; i < G_N_ELEMENTS(statements); i++)
		if (ctext_is_word(f, at, statements[i]))
			return FALSE;
	if (!is_word_char(f->text[at]))
		return FALSE;
	while (is_word_char(f->text[at]))
		at++;
	at = ctext_skip(f, at);
	while (f->text[at] == '*')
		at = ctext_skip(f, at + 1);
	return is_word_char(f->text[at]);
}

gboolean ctext_argument(const struct edited_file *f, gssize from, gssize to, unsigned int n,
			gssize *start, gssize *end)
{
	gssize at = from;

	while (at < to && f->text[at] != '(')
		at = ctext_next(f, at);
	for (at++; at < to - 1 && n; at = ctext_next(f, at)) {
		if (strchr("([{", f->text[at]))
			at = ctext_close(f, at);
		n -= f->text[at] == ',';
	}
	*start = at = ctext_skip(f, at);
	for (*end = at; at < to - 1 && f->text[at] != ','; at = ctext_next(f, at)) {
		if (strchr("([{", f->text[at]))
			at = ctext_close(f, at);
		if (!g_ascii_isspace(f->text[at]))
			*end = at + 1;
	}
	return !n && *start < *end;
}

gboolean ctext_is_call(const struct edited_file *f, gssize from, gssize to, const char *name)
{
	gssize open = ctext_skip(f, from + (gssize)strlen(name));

	return ctext_is_word(f, from, name) && f->text[open] == '(' &&
	       ctext_close(f, open) == to - 1 && !ctext_in_directive(f, from);
}

char *ctext_object(const char *argument)
{
	gsize n = strlen(argument);

	while (n > 1 && (g_ascii_isalnum(argument[n - 1]) || argument[n - 1] == '_'))
		n--;
	if (*argument != '&' || n < 3 || (argument[n - 1] != '.' && argument[n - 1] != '>'))
		return NULL;
	return g_strndup(argument + 1, n - 1);
}
