/* SPDX-License-Identifier: GPL-2.0-only */
/* Step 0: a flush goes, and what would be left without a sense. */
#include <string.h>

#include "create.h"

enum { CONDITION_LINES = 8 };

static const char *place(const struct maker *m, const struct plan_site *site, const char *what)
{
	return maker_printf(m, "%s:%u: %s", site->use->at.path, site->use->at.line, what);
}

/* Is the line a comment of its own, or the end of one? */
static gboolean is_comment_line(const struct edited_file *f, gssize line)
{
	gssize at = line + (gssize)strspn(f->text + line, " \t");

	return g_str_has_prefix(f->text + at, "/*") || g_str_has_prefix(f->text + at, "//") ||
	       g_str_has_prefix(f->text + at, "* ") || g_str_has_prefix(f->text + at, "*/");
}

/* A comment right above the call that is about it alone: nothing but an empty line or a bracket follows. */
static gssize own_comment(const struct edited_file *f, const struct statement *s)
{
	gssize line = s->line, next = s->line_end;

	if (!ctext_is_blank(f, next) && f->text[ctext_skip(f, next)] != '}')
		return s->line;
	while (line > 0) {
		gssize above = ctext_line(f, line - 1);
		gssize at = above + (gssize)strspn(f->text + above, " \t");

		if (!is_comment_line(f, above))
			break;
		line = above;
		if (g_str_has_prefix(f->text + at, "/*")) {
			const char *end = strstr(f->text + at, "*/");
			gssize after = end ? ctext_line_end(f, end - f->text) : 0;

			return after == s->line ? line : s->line;
		}
	}
	return s->line;
}

/* The "if" whose condition ends with the bracket at `close`; TEXT_NONE: it is no if. */
static gssize if_of(const struct edited_file *f, gssize close)
{
	gssize line = ctext_line(f, close);

	for (guint i = 0; i < CONDITION_LINES; i++) {
		for (gssize at = line; at < close && at < ctext_line_end(f, line);
		     at = ctext_next(f, at)) {
			gssize open = ctext_skip(f, at + 2);

			if (ctext_is_word(f, at, "if") && f->text[open] == '(' &&
			    ctext_close(f, open) == close)
				return create_is_plain(f, open + 1, close) ? at : TEXT_NONE;
		}
		if (!line)
			break;
		line = ctext_line(f, line - 1);
	}
	return TEXT_NONE;
}

/*
 * A condition that does nothing goes with the only thing that depends on it; FALSE: the statement depends
 * on something that has to stay.
 */
static gboolean widen(const struct edited_file *f, struct statement *s)
{
	gssize close = ctext_before(f, s->from), end = s->to, at;

	if (f->text[close] == '{' && f->text[ctext_skip(f, end)] == '}' &&
	    ctext_line_end(f, ctext_before(f, close)) == ctext_line_end(f, close)) {
		gssize head = ctext_before(f, close);

		at = f->text[head] == ')' ? if_of(f, head) : TEXT_NONE;
		if (at == TEXT_NONE)
			return !s->body; /* a function, or a loop with braces */
		if (ctext_skip(f, close + 1) != s->from)
			return TRUE;
		end = ctext_skip(f, end) + 1;
	} else if (s->body) {
		at = f->text[close] == ')' ? if_of(f, close) : TEXT_NONE;
	} else {
		return TRUE;
	}
	close = ctext_before(f, at);
	if (at == TEXT_NONE || ctext_is_word(f, ctext_skip(f, end), "else") ||
	    close == TEXT_NONE || !strchr(";{}", f->text[close]))
		return FALSE;
	s->from = at;
	s->to = end;
	if (s->line == TEXT_NONE || ctext_skip(f, ctext_line(f, at)) != at)
		s->line = TEXT_NONE;
	else
		s->line = ctext_line(f, at);
	if (!ctext_is_blank(f, end) && ctext_skip(f, end) < ctext_line_end(f, end))
		s->line = TEXT_NONE;
	s->line_end = ctext_line_end(f, end);
	s->body = FALSE;
	return TRUE;
}

/* Would a variable of the function be left that nothing looks at? */
static gboolean leaves_unused(const struct edited_file *f, const struct function *fn,
			      const struct statement *s)
{
	gssize from = (gssize)edited_offset(f, fn->at.line, 1);
	gssize to = (gssize)edited_offset(f, fn->end_line + 1, 1);
	g_autofree char *gone = g_strndup(f->text + s->from, (gsize)(s->to - s->from));

	for (unsigned int i = 0; i < fn->nlocals; i++) {
		guint seen = 0;

		if (!ctext_has_word(gone, fn->locals[i].name))
			continue;
		for (gssize at = from; at < to; at = ctext_next(f, at))
			seen += (at < s->from || at >= s->to) &&
				ctext_is_word(f, at, fn->locals[i].name);
		if (seen < 2)
			return TRUE;
	}
	return FALSE;
}

/* "#if...", "#endif" */
static gboolean is_directive(const struct edited_file *f, gssize line, const char *word)
{
	gssize at = line + (gssize)strspn(f->text + line, " \t");

	if (f->text[at] != '#')
		return FALSE;
	at++;
	return g_str_has_prefix(f->text + at + strspn(f->text + at, " \t"), word);
}

/* Takes the statement out with its lines, and one of two empty lines that would meet. */
const char *waits_drop(const struct maker *m, const struct plan_site *site, struct edited_file *f,
		       const struct statement *call)
{
	struct statement whole = *call, *s = &whole;
	gssize from, to, above;

	if (!widen(f, s) || leaves_unused(f, site->use->function, s))
		return place(m, site, "the flush is all that a condition or loop does");
	if (s->line == TEXT_NONE)
		return place(m, site, "the flush shares its line with something else");
	to = s->line_end;
	from = own_comment(f, s);
	if (is_directive(f, from ? ctext_line(f, from - 1) : 0, "if") && is_directive(f, to, "endif")) {
		from = ctext_line(f, from - 1);
		to = ctext_line_end(f, to);
	}
	above = from > 0 ? ctext_line(f, from - 1) : from;
	if (from > above && ctext_is_blank(f, above) &&
	    ((to < (gssize)f->length && ctext_is_blank(f, to)) ||
	     f->text[ctext_skip(f, to)] == '}'))
		from = above;
	else if (from > above && to < (gssize)f->length && ctext_is_blank(f, to) &&
		 f->text[ctext_before(f, from)] == '{')
		to = ctext_line_end(f, to);
	edit_replace(f, (gsize)from, (gsize)to, "");
	return NULL;
}
