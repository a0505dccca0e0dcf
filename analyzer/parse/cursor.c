/* SPDX-License-Identifier: GPL-2.0-only */
/* Small questions to libclang that every part of the extractor asks. */
#include "cursor.h"

#include <string.h>

static enum CXChildVisitResult collect(CXCursor c, CXCursor parent, CXClientData data)
{
	g_array_append_val((GArray *)data, c);
	return CXChildVisit_Continue;
}

struct cursor_list cursor_children(struct arena *a, CXCursor c)
{
	GArray *list = g_array_sized_new(FALSE, FALSE, sizeof(CXCursor), 8);
	struct cursor_list r;

	clang_visitChildren(c, collect, list);
	r.n = list->len;
	r.at = arena_alloc(a, r.n * sizeof(CXCursor));
	if (r.n)
		memcpy(r.at, list->data, r.n * sizeof(CXCursor));
	g_array_free(list, TRUE);
	return r;
}

/*
 * The top bit of a location says that it is inside of an expansion: SourceLocation::isMacroID(),
 * the same since clang's first release.  Asking libclang for the places to compare costs a third of
 * the extraction.  With another layout every golden case with a lock macro would fail.
 */
static gboolean is_macro_id(unsigned int raw)
{
	return (raw & 0x80000000u) != 0;
}

struct place place_of(CXSourceLocation loc)
{
	struct place p = { 0 };
	CXFile spelled;
	unsigned int offset;

	clang_getFileLocation(loc, &p.file, &p.line, &p.column, &p.offset);
	if (!is_macro_id(loc.int_data))
		return p;
	clang_getSpellingLocation(loc, &spelled, NULL, NULL, &offset);
	p.in_macro = offset != p.offset || !p.file || !spelled || !clang_File_isEqual(spelled, p.file);
	return p;
}

gboolean cursor_touches_macro(CXCursor c)
{
	return is_macro_id(clang_getCursorExtent(c).begin_int_data);
}

struct place declaration_place(CXCursor c)
{
	struct place p = { 0 };

	clang_getExpansionLocation(clang_getCursorLocation(c), &p.file, &p.line, &p.column, &p.offset);
	return p;
}

struct place cursor_start(CXCursor c)
{
	return place_of(clang_getRangeStart(clang_getCursorExtent(c)));
}

struct place cursor_end(CXCursor c)
{
	return place_of(clang_getRangeEnd(clang_getCursorExtent(c)));
}

static const char *take(struct arena *a, CXString s)
{
	const char *text = clang_getCString(s);
	const char *r = arena_intern(a, text ? text : "");

	clang_disposeString(s);
	return r;
}

const char *cursor_name(struct arena *a, CXCursor c)
{
	return take(a, clang_getCursorSpelling(c));
}

const char *type_name(struct arena *a, CXType t)
{
	return take(a, clang_getTypeSpelling(t));
}

static gboolean is_record(CXCursor c)
{
	enum CXCursorKind k = clang_getCursorKind(c);

	return k == CXCursor_StructDecl || k == CXCursor_UnionDecl;
}

/* libclang spells an unnamed record "(unnamed struct at ...)" or gives it no name. */
static gboolean is_unnamed(const char *name)
{
	return !*name || strchr(name, '(') || strchr(name, ' ');
}

/* The typedef that gives an unnamed record its name: libclang's type spelling is it. */
static const char *typedef_tag(struct arena *a, CXCursor record)
{
	const char *t = type_name(a, clang_getCursorType(record));

	if (g_str_has_prefix(t, "struct ") || g_str_has_prefix(t, "union "))
		return NULL;
	return is_unnamed(t) ? NULL : t;
}

const char *record_tag(struct arena *a, CXCursor record)
{
	unsigned int depth;

	for (depth = 0; depth < 16 && is_record(record); depth++) {
		const char *name = cursor_name(a, record);
		const char *alias;

		if (!is_unnamed(name))
			return name;
		alias = typedef_tag(a, record);
		if (alias)
			return alias;
		record = clang_getCursorSemanticParent(record);
	}
	return "anonymous";
}

const char *field_name(struct arena *a, CXCursor field)
{
	const char *name = cursor_name(a, field);
	const char *tag;
	char *joined;

	if (is_unnamed(name))
		return NULL;
	tag = record_tag(a, clang_getCursorSemanticParent(field));
	joined = g_strconcat(tag, ":", name, NULL);
	name = arena_intern(a, joined);
	g_free(joined);
	return name;
}

gboolean cursor_is_expr(CXCursor c)
{
	enum CXCursorKind k = clang_getCursorKind(c);

	return clang_isExpression(k) || k == CXCursor_UnexposedStmt;
}

CXCursor cursor_strip(struct arena *a, CXCursor c)
{
	for (;;) {
		enum CXCursorKind k = clang_getCursorKind(c);
		struct cursor_list l;

		if (k != CXCursor_UnexposedExpr && k != CXCursor_ParenExpr &&
		    k != CXCursor_CStyleCastExpr)
			return c;
		l = cursor_children(a, c);
		if (k == CXCursor_CStyleCastExpr ? l.n == 0 : l.n != 1)
			return c;
		if (!cursor_is_expr(l.at[l.n - 1]))
			return c;
		c = l.at[l.n - 1];
	}
}
