/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where in a function the new statements stand: the workqueue is made after the checks of
 * parameters, which need not be undone, and destroyed next to what else is undone.
 */
#include <string.h>

#include "create.h"

gssize create_statement_end(const struct edited_file *f, gssize at)
{
	while (at < (gssize)f->length && f->text[at] != ';') {
		gssize close = strchr("([{", f->text[at]) ? ctext_close(f, at) : at;

		if (close == TEXT_NONE)
			return TEXT_NONE;
		at = close > at ? close + 1 : ctext_next(f, at);
	}
	return at < (gssize)f->length ? at + 1 : TEXT_NONE;
}

/* The call at `at` is of a word that ends like this: list_empty(), refcount_read(). */
static gboolean only_looks(const struct edited_file *f, gssize open)
{
	static const char *const ends[] = { "_empty", "_read", "IS_ERR" };

	for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
		gssize n = (gssize)strlen(ends[i]);

		if (open > n && !strncmp(f->text + open - n, ends[i], (gsize)n))
			return TRUE;
	}
	return FALSE;
}

/* WARN_ON() of something that has no effect. */
static gboolean is_warning(const struct edited_file *f, gssize at)
{
	gssize open, close;

	if (!ctext_is_word(f, at, "WARN_ON") && !ctext_is_word(f, at, "WARN_ON_ONCE"))
		return FALSE;
	open = at + (gssize)strcspn(f->text + at, "(");
	close = ctext_close(f, open);
	for (at = open + 1; at < close; at = ctext_next(f, at))
		if (f->text[at] == '(' && (g_ascii_isalnum(f->text[at - 1]) || f->text[at - 1] == '_') &&
		    !only_looks(f, at))
			return FALSE;
	return close != TEXT_NONE;
}

gboolean create_only_says(const struct event *call)
{
	return strstr(call->callee, "printk") || g_str_has_prefix(call->callee, "pr_");
}

/* Statements that only say something, or look at it. */
static gboolean is_harmless(const struct edited_file *f, gssize at)
{
	static const char *const words[] = { "printk", "BUILD_BUG_ON", "BUILD_BUG_ON_MSG",
					     "static_assert" };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (ctext_is_word(f, at, words[i]))
			return TRUE;
	return g_str_has_prefix(f->text + at, "pr_") || is_warning(f, at);
}

/* No call, no assignment: nothing that could queue. */
gboolean create_is_plain(const struct edited_file *f, gssize from, gssize to)
{
	for (gssize at = from; at < to; at = ctext_next(f, at)) {
		gssize next = ctext_skip(f, at + 1);
		char c = f->text[at];

		if ((g_ascii_isalnum(c) || c == '_' || c == ']' || c == ')') && f->text[next] == '(' &&
		    !ctext_is_word(f, at - 5, "sizeof"))
			return FALSE;
		if (c == '=' && f->text[at + 1] != '=' && !strchr("=!<>", f->text[at - 1]))
			return FALSE;
		if ((c == '+' || c == '-') && f->text[at + 1] == c)
			return FALSE;
	}
	return TRUE;
}

/* "return X;" with a plain X, perhaps after messages and in brackets; the end of it or TEXT_NONE. */
static gssize plain_return(const struct edited_file *f, gssize at)
{
	gboolean open = f->text[at] == '{';
	gssize end;

	at = open ? ctext_skip(f, at + 1) : at;
	while (open && is_harmless(f, at)) {
		end = create_statement_end(f, at);
		if (end == TEXT_NONE)
			return TEXT_NONE;
		at = ctext_skip(f, end);
	}
	end = create_statement_end(f, at);
	if (end == TEXT_NONE || !ctext_is_word(f, at, "return") ||
	    !create_is_plain(f, at + (gssize)strlen("return"), end))
		return TEXT_NONE;
	if (!open)
		return end;
	at = ctext_skip(f, end);
	return f->text[at] == '}' ? at + 1 : TEXT_NONE;
}

/* The end of a statement that only checks; TEXT_NONE: it does more. */
static gssize check_end(const struct edited_file *f, gssize at)
{
	gssize open, close, end;

	if (ctext_is_word(f, at, "BUILD_BUG_ON") || ctext_is_word(f, at, "BUILD_BUG_ON_MSG"))
		return create_statement_end(f, at);
	open = ctext_skip(f, at + (gssize)strlen("if"));
	if (!ctext_is_word(f, at, "if") || f->text[open] != '(')
		return TEXT_NONE;
	close = ctext_close(f, open);
	if (close == TEXT_NONE || !create_is_plain(f, open + 1, close))
		return TEXT_NONE;
	end = plain_return(f, ctext_skip(f, close + 1));
	return end != TEXT_NONE && !ctext_is_word(f, ctext_skip(f, end), "else") ? end : TEXT_NONE;
}

/* Is a preprocessor line between the two places? */
static gboolean has_directive(const struct edited_file *f, gssize from, gssize to)
{
	for (gssize line = ctext_line_end(f, from); line < to; line = ctext_line_end(f, line))
		if (ctext_in_directive(f, line))
			return TRUE;
	return FALSE;
}

void create_find_checks(struct body *b)
{
	const struct edited_file *f = b->file;

	b->checked = b->declared;
	for (gssize at = b->first; at < b->close; at = ctext_skip(f, b->checked)) {
		gssize end = check_end(f, at);

		if (end == TEXT_NONE || has_directive(f, b->checked, end))
			break;
		b->checked = end;
	}
}

gssize create_above_return(const struct body *b, gssize at)
{
	const struct edited_file *f = b->file;
	gssize line = ctext_line(f, at), above, text;

	if (line == at || f->text[line] != '\t' || f->text[line + 1] == '\t')
		return line; /* not at the end of the function's own cleanup */
	above = ctext_line(f, line - 1);
	text = above + (gssize)strspn(f->text + above, "\t");
	if (text == above + 1 && is_harmless(f, text) &&
	    create_statement_end(f, text) == ctext_before(f, line) + 1)
		line = above;
	above = ctext_line(f, line - 1);
	if (ctext_is_blank(f, above) && f->text[ctext_before(f, above)] == ';' &&
	    ctext_line_end(f, ctext_before(f, above)) == above)
		line = above;
	return line;
}

gssize create_last_deed(const struct body *b)
{
	const struct edited_file *f = b->file;
	gssize last = b->declared, end;

	if (has_directive(f, b->open, b->close))
		return b->close;
	for (gssize at = b->first; at < b->close; at = ctext_skip(f, end)) {
		gssize open = at;

		/* a statement ends with its semicolon, or with its closing bracket */
		while (open < b->close && f->text[open] != ';' && f->text[open] != '{')
			open = f->text[open] == '(' ? ctext_close(f, open) + 1 : ctext_next(f, open);
		end = f->text[open] == '{' ? ctext_close(f, open) + 1 : open + 1;
		if (end <= at || open >= b->close)
			return b->close;
		if (!is_harmless(f, at))
			last = end;
	}
	return last;
}
