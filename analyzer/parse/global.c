/* SPDX-License-Identifier: GPL-2.0-only */
/* Variables with static storage: their type and what their initialisers say. */
#include <string.h>

#include "extract.h"

/* What one initialiser is walked with. */
struct initialiser {
	struct extract *x;
	struct body *b; /* only to name values; it takes no events */
	const struct text_file *f;
};

static void emit_init(struct initialiser *i, const char *object, const char *e, CXCursor at)
{
	struct place p = cursor_start(at);

	emit_line(i->x, "init\t%s\t%s\t%s\t%u\t%u", object, e, i->f->path, p.line, p.column);
}

/* __MUTEX_INITIALIZER(x), __SPIN_LOCK_UNLOCKED(x): what it expands to is nobody's business. */
static gboolean lock_initialiser(struct initialiser *i, const char *object, CXCursor value)
{
	struct place at = cursor_start(value);
	struct macro_use m;

	if (!at.in_macro || !at.file || !clang_File_isEqual(at.file, i->f->file) ||
	    !macro_read(i->x->arena, i->f, at.offset, &m) ||
	    (!strstr(m.name, "INITIALIZER") && !strstr(m.name, "UNLOCKED") && !strstr(m.name, "INIT")))
		return FALSE;
	emit_init(i, object, path_format(i->b, "=%s", m.name), value);
	return TRUE;
}

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
static const char *positional(struct initialiser *i, CXCursor list, const char *object, unsigned int n)
{
	CXType t = clang_getCanonicalType(clang_getCursorType(list));
	struct field_search s = { i->x->arena, n, NULL };

	if (t.kind != CXType_Record)
		return path_format(i->b, "%s[]", object);
	clang_Type_visitFields(t, match_field, &s);
	return s.found ? path_format(i->b, "%s.%s", object, s.found) : object;
}

static void walk(struct initialiser *i, const char *object, CXCursor value, unsigned int depth);

/* .member = value: libclang gives the members as references before the value. */
static gboolean designated(struct initialiser *i, const char *object, CXCursor c, unsigned int depth)
{
	struct cursor_list l = cursor_children(i->x->arena, c);
	gboolean named = FALSE;

	if (clang_getCursorKind(c) != CXCursor_UnexposedExpr || l.n < 2)
		return FALSE;
	for (unsigned int n = 0; n + 1 < l.n; n++) {
		const char *field;

		if (clang_getCursorKind(l.at[n]) == CXCursor_MemberRef) {
			field = field_name(i->x->arena, clang_getCursorReferenced(l.at[n]));
			if (field)
				object = path_format(i->b, "%s.%s", object, field);
		} else {
			object = path_format(i->b, "%s[]", object);
		}
		named = TRUE;
	}
	if (named)
		walk(i, object, l.at[l.n - 1], depth + 1);
	return named;
}

static void walk_list(struct initialiser *i, const char *object, CXCursor list, unsigned int depth)
{
	struct cursor_list l = cursor_children(i->x->arena, list);

	for (unsigned int n = 0; n < l.n; n++)
		if (!designated(i, object, l.at[n], depth))
			walk(i, positional(i, list, object, n), l.at[n], depth + 1);
}

static void walk(struct initialiser *i, const char *object, CXCursor value, unsigned int depth)
{
	const char *e;

	if (depth > 12 || lock_initialiser(i, object, value))
		return;
	value = cursor_strip(i->x->arena, value);
	switch (clang_getCursorKind(value)) {
	case CXCursor_InitListExpr:
		walk_list(i, object, value, depth);
		break;
	case CXCursor_CompoundLiteralExpr: {
		struct cursor_list l = cursor_children(i->x->arena, value);

		if (l.n)
			walk(i, object, l.at[l.n - 1], depth + 1);
		break;
	}
	case CXCursor_DeclRefExpr:
	case CXCursor_UnaryOperator:
		e = expr_value(i->b, value);
		if (*e == '@' || g_str_has_prefix(e, "&@"))
			emit_init(i, object, e, value);
		break;
	default:
		break;
	}
}

/* DEFINE_MUTEX(m), DECLARE_WORK(w, fn): written as a macro, a variable to the compiler. */
static gboolean define_with_api(struct initialiser *i, CXCursor var, const char *object)
{
	struct place at = declaration_place(var);
	GString *args;
	struct macro_use m;
	CXCursor arg;

	if (!at.file || !macro_read(i->x->arena, i->f, at.offset, &m) || !m.api ||
	    !(m.api->flags & API_STATIC))
		return FALSE;
	args = g_string_new(NULL);
	for (unsigned int n = 1; n < m.nargs; n++) {
		const char *e = macro_argument(&m, n, var, &arg) ? expr_value(i->b, arg) : "?";

		if (*e == '?')
			e = fact_field(i->x->arena,
				       path_format(i->b, "=%.*s", (int)MIN(m.args[n].end - m.args[n].start, 80u),
						   i->f->text + m.args[n].start));
		g_string_append_printf(args, "\t%s", e);
	}
	if (g_str_equal(i->f->path, i->x->unit))
		g_hash_table_add(i->x->covered, place_key(at.line, at.column));
	emit_line(i->x, "define\t%s\t%s\t%s\t%u\t%u%s", m.name, object, i->f->path, at.line, at.column,
		  args->str);
	g_string_free(args, TRUE);
	return TRUE;
}

void global_extract(struct extract *x, CXCursor var, const struct text_file *f, const char *function)
{
	struct place at = place_of(clang_getCursorLocation(var));
	gboolean is_static = clang_Cursor_getStorageClass(var) == CX_SC_Static;
	struct initialiser i = { x, NULL, f };
	CXCursor init;
	struct body b;
	const char *object;

	if (clang_Cursor_getStorageClass(var) == CX_SC_Extern)
		return;
	body_init(&b, x->arena, f, clang_getNullCursor(), "");
	i.b = &b;
	object = function ? path_format(&b, "@%s#%s", function, cursor_name(x->arena, var)) :
			    path_format(&b, "@%s", cursor_name(x->arena, var));
	emit_line(x, "global\t%s\t%s\t%s\t%s\t%u\t%u", object + 1, is_static ? "static" : "extern",
		  fact_field(x->arena, type_name(x->arena, clang_getCursorType(var))), f->path, at.line,
		  at.column);
	init = clang_Cursor_getVarDeclInitializer(var);
	if (!define_with_api(&i, var, object) && !clang_Cursor_isNull(init))
		walk(&i, object, init, 0);
	body_release(&b);
}
