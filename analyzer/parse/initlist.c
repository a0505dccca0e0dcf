/* SPDX-License-Identifier: GPL-2.0-only */
/* Initialiser lists: which member gets which value. */
#include "body.h"

#include <string.h>

enum { DEPTH_MAX = 12 };

struct walker {
	struct body *b;
	init_fn fn;
	void *ctx;
};

struct field_search {
	struct arena *arena;
	unsigned int index;
	const char *found;
};

static enum CXVisitorResult match_field(CXCursor c, CXClientData data)
{
	struct field_search *s = data;

	if (s->index--)
		return CXVisit_Continue;
	s->found = field_name(s->arena, c);
	return CXVisit_Break;
}

/* The member that position n of an initialiser list without names means. */
static const char *positional(struct walker *w, CXCursor list, const char *object, unsigned int n)
{
	CXType t = clang_getCanonicalType(clang_getCursorType(list));
	struct field_search s = { w->b->arena, n, NULL };

	if (t.kind != CXType_Record)
		return path_format(w->b, "%s[]", object);
	clang_Type_visitFields(t, match_field, &s);
	return s.found ? path_format(w->b, "%s.%s", object, s.found) : object;
}

static void walk(struct walker *w, const char *object, CXCursor value, unsigned int depth);

/* .member = value: libclang gives the members as references before the value. */
static gboolean designated(struct walker *w, const char *object, CXCursor c, unsigned int depth)
{
	struct cursor_list l = cursor_children(w->b->arena, c);

	if (clang_getCursorKind(c) != CXCursor_UnexposedExpr || l.n < 2)
		return FALSE;
	for (unsigned int n = 0; n + 1 < l.n; n++) {
		const char *field;

		if (clang_getCursorKind(l.at[n]) == CXCursor_MemberRef) {
			field = field_name(w->b->arena, clang_getCursorReferenced(l.at[n]));
			if (field)
				object = path_format(w->b, "%s.%s", object, field);
		} else {
			object = path_format(w->b, "%s[]", object);
		}
	}
	walk(w, object, l.at[l.n - 1], depth + 1);
	return TRUE;
}

static void walk_list(struct walker *w, const char *object, CXCursor list, unsigned int depth)
{
	struct cursor_list l = cursor_children(w->b->arena, list);

	for (unsigned int n = 0; n < l.n; n++)
		if (!designated(w, object, l.at[n], depth))
			walk(w, positional(w, list, object, n), l.at[n], depth + 1);
}

static void walk(struct walker *w, const char *object, CXCursor value, unsigned int depth)
{
	struct cursor_list l;
	CXCursor inner;

	if (depth > DEPTH_MAX)
		return;
	if (init_lock(w->b, value)) {
		w->fn(w->ctx, object, value);
		return;
	}
	inner = cursor_strip(w->b->arena, value);
	if (clang_getCursorKind(inner) == CXCursor_InitListExpr) {
		walk_list(w, object, inner, depth);
	} else if (clang_getCursorKind(inner) == CXCursor_CompoundLiteralExpr) {
		l = cursor_children(w->b->arena, inner);
		if (l.n)
			walk(w, object, l.at[l.n - 1], depth + 1);
	} else {
		w->fn(w->ctx, object, value);
	}
}

void init_walk(struct body *b, const char *object, CXCursor value, init_fn fn, void *ctx)
{
	struct walker w = { b, fn, ctx };

	walk(&w, object, value, 0);
}

const char *init_lock(struct body *b, CXCursor value)
{
	struct place at = cursor_start(value);
	struct macro_use m;

	if (!at.in_macro || !at.file || !clang_File_isEqual(at.file, b->file->file) ||
	    !macro_read(b->arena, b->file, at.offset, &m) ||
	    (!strstr(m.name, "INITIALIZER") && !strstr(m.name, "UNLOCKED") && !strstr(m.name, "INIT")))
		return NULL;
	return path_format(b, "=%s", m.name);
}

gboolean init_is_name(struct body *b, CXCursor value)
{
	enum CXCursorKind k = clang_getCursorKind(cursor_strip(b->arena, value));

	return k == CXCursor_DeclRefExpr || k == CXCursor_UnaryOperator;
}
