/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * API macros.  The kernel's lock and work functions are macros in some
 * versions and configurations and functions in others; the name at the place
 * of use is what stays the same.
 */
#include "macro.h"

#include <string.h>

#include "lexer.h"

static void end_argument(struct macro_use *m, unsigned int start, unsigned int end)
{
	if (m->nargs < MACRO_MAX_ARGS && end > start) {
		m->args[m->nargs].start = start;
		m->args[m->nargs].end = end;
		m->nargs++;
	}
}

/* The tokens after the '(' up to its ')', cut at the commas of the outermost level. */
static void read_arguments(struct lexer *l, struct macro_use *m)
{
	struct token t;
	unsigned int depth = 1, start = 0, end = 0;

	while (depth && lexer_next(l, &t)) {
		char c = l->text[t.start];

		if (t.kind == TOKEN_PUNCT && (c == '(' || c == '[' || c == '{'))
			depth++;
		if (t.kind == TOKEN_PUNCT && (c == ')' || c == ']' || c == '}'))
			depth--;
		if (!depth || (depth == 1 && t.kind == TOKEN_PUNCT && c == ',')) {
			end_argument(m, start, end);
			start = end = 0;
			m->end = (unsigned int)t.end;
			continue;
		}
		if (!start)
			start = (unsigned int)t.start;
		end = (unsigned int)t.end;
	}
}

gboolean macro_read(struct arena *a, const struct text_file *f, unsigned int offset,
		    struct macro_use *m)
{
	struct lexer l;
	struct token t;

	memset(m, 0, sizeof(*m));
	if (!f->text || offset >= f->length)
		return FALSE;
	lexer_init(&l, f->text + offset, f->length - offset);
	l.fresh_line = FALSE;
	if (!lexer_next(&l, &t) || t.kind != TOKEN_WORD || t.start)
		return FALSE;
	m->file = f->file;
	m->name = arena_intern_len(a, l.text, t.end);
	m->api = api_find(m->name);
	m->end = (unsigned int)t.end;
	if (lexer_next(&l, &t) && t.kind == TOKEN_PUNCT && l.text[t.start] == '(')
		read_arguments(&l, m);
	m->start = offset;
	m->end += offset;
	for (unsigned int i = 0; i < m->nargs; i++) {
		m->args[i].start += offset;
		m->args[i].end += offset;
	}
	return TRUE;
}

static gboolean is_operator(CXCursor c)
{
	enum CXCursorKind k = clang_getCursorKind(c);

	return k == CXCursor_BinaryOperator || k == CXCursor_ConditionalOperator ||
	       k == CXCursor_CompoundAssignOperator;
}

gboolean macro_of(struct arena *a, const struct text_file *f, CXCursor c, struct macro_use *m)
{
	struct place start, end;

	if (!cursor_touches_macro(c))
		return FALSE;
	start = cursor_start(c);
	if (!start.in_macro || !start.file || !clang_File_isEqual(start.file, f->file))
		return FALSE;
	if (!macro_read(a, f, start.offset, m) || !m->api || f->text[m->end - 1] != ')')
		return FALSE;
	m->line = start.line;
	m->column = start.column;
	end = cursor_end(c);
	if (!end.file || !clang_File_isEqual(end.file, f->file))
		return FALSE;
	/* Inside another macro's argument libclang gives that macro's end, or the start once more. */
	return end.offset == m->end ||
	       ((end.offset > m->end || end.offset == start.offset) && !is_operator(c));
}

struct argument_search {
	CXFile file;
	unsigned int start, end;
	CXCursor *found;
};

static enum CXChildVisitResult match_argument(CXCursor c, CXCursor parent, CXClientData data)
{
	struct argument_search *s = data;
	struct place start, end;

	if (!cursor_is_expr(c))
		return CXChildVisit_Recurse;
	start = cursor_start(c);
	if (start.offset != s->start || !start.file || !clang_File_isEqual(start.file, s->file))
		return CXChildVisit_Recurse;
	end = cursor_end(c);
	if (end.offset <= s->start || end.offset > s->end)
		return CXChildVisit_Recurse;
	*s->found = c;
	return CXChildVisit_Break;
}

gboolean macro_argument(const struct macro_use *m, unsigned int i, CXCursor c, CXCursor *found)
{
	struct argument_search s = { m->file, 0, 0, found };

	if (i >= m->nargs)
		return FALSE;
	s.start = m->args[i].start;
	s.end = m->args[i].end;
	return clang_visitChildren(c, match_argument, &s) != 0;
}
