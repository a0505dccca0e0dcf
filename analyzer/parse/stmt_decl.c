/* SPDX-License-Identifier: GPL-2.0-only */
/* Local declarations: initial values, API initialisers, and __cleanup__ variables. */
#include "body.h"

#include <string.h>

#include "lexer.h"

/* The word in the parentheses after `keyword` in the declaration's text, or NULL. */
static const char *attribute_word(struct body *b, CXCursor decl, const char *keyword)
{
	struct place from = cursor_start(decl), to = cursor_end(decl);
	struct macro_use m;
	struct lexer l;
	struct token t;

	if (!from.file || !clang_File_isEqual(from.file, b->file->file) || to.offset <= from.offset ||
	    to.offset > b->file->length)
		return NULL;
	lexer_init(&l, b->file->text + from.offset, to.offset - from.offset);
	while (lexer_next(&l, &t)) {
		if (t.kind != TOKEN_WORD || !token_is(&l, &t, keyword) ||
		    !macro_read(b->arena, b->file, from.offset + (unsigned int)t.start, &m) || m.nargs != 1)
			continue;
		return arena_intern_len(b->arena, b->file->text + m.args[0].start,
					m.args[0].end - m.args[0].start);
	}
	return NULL;
}

/*
 * libclang does not name the handler of __attribute__((cleanup)): it follows from the type
 * class_X_t that DEFINE_CLASS() makes, or stands in the text (linux/cleanup.h).
 */
static const char *cleanup_function(struct body *b, CXCursor var)
{
	const char *type = type_name(b->arena, clang_getCursorType(var)), *word;
	gsize n = strlen(type);

	if (g_str_has_prefix(type, "class_") && g_str_has_suffix(type, "_t"))
		return path_format(b, "%.*s_destructor", (int)(n - 2), type);
	word = attribute_word(b, var, "__free");
	if (word)
		return path_format(b, "__free_%s", word);
	return attribute_word(b, var, "__cleanup");
}

static gboolean has_attribute(struct body *b, CXCursor var)
{
	struct cursor_list l = cursor_children(b->arena, var);

	for (unsigned int i = 0; i < l.n; i++)
		if (clang_getCursorKind(l.at[i]) == CXCursor_UnexposedAttr)
			return TRUE;
	return FALSE;
}

static void add_cleanup(struct body *b, CXCursor var, const char *e)
{
	const char *function = has_attribute(b, var) ? cleanup_function(b, var) : NULL;
	struct cleanup c = { function, e };

	if (function)
		g_array_append_val(b->cleanups, c);
}

/* DECLARE_WORK_ONSTACK(w, fn) and its kind, as a call with &w first. */
static gboolean declare_with_api(struct body *b, CXCursor var, const char *e)
{
	struct place at = declaration_place(var);
	GString *s;
	struct macro_use m;
	CXCursor arg;

	if (!at.file || !clang_File_isEqual(at.file, b->file->file) ||
	    !macro_read(b->arena, b->file, at.offset, &m) || !m.api || !(m.api->flags & API_STATIC))
		return FALSE;
	s = g_string_new(NULL);
	for (unsigned int i = 1; i < m.nargs; i++)
		g_string_append_printf(s, "\t%s", macro_argument(&m, i, var, &arg) ? expr_value(b, arg) : "?");
	block_event(b, "call\t%u\t%u\t%u\t%u\t%s\t%s\t%%t%u\t&%s%s", at.line, at.column, at.line,
		    at.column + (m.end - m.start), m.name, m.name, b->temps++, e, s->str);
	g_hash_table_add(b->covered, place_key(at.line, at.column));
	b->has_api = TRUE;
	g_string_free(s, TRUE);
	return TRUE;
}

/*
 * A temporary of some macro's statement expression: its value stands for it.  Not so the
 * variable of guard(): its handler runs later.
 */
static gboolean is_macro_temporary(struct body *b, CXCursor var)
{
	return !has_attribute(b, var) && place_of(clang_getCursorLocation(var)).in_macro && *cursor_name(b->arena, var) == '_';
}

/* .member = value of a local object is an assignment to that member. */
static void set_member(void *ctx, const char *object, CXCursor value)
{
	struct body *b = ctx;
	struct place at = cursor_start(value);
	const char *e = init_lock(b, value);

	if (!e)
		e = expr_value(b, value);
	if (*e != '?' && !g_ascii_isdigit(*e))
		block_event(b, "set\t%u\t%u\t%s\t%s", at.line, at.column, object, e);
}

static gboolean is_list(struct body *b, CXCursor init)
{
	return clang_getCursorKind(cursor_strip(b->arena, init)) == CXCursor_InitListExpr;
}

static void visit_variable(struct body *b, CXCursor var)
{
	CXCursor init = clang_Cursor_getVarDeclInitializer(var);
	const char *e = path_local(b, var), *value;
	struct place at = place_of(clang_getCursorLocation(var));

	if (clang_Cursor_getStorageClass(var) == CX_SC_Static || declare_with_api(b, var, e))
		return;
	if (!clang_Cursor_isNull(init) && is_list(b, init)) {
		init_walk(b, e, init, set_member, b);
	} else if (!clang_Cursor_isNull(init)) {
		value = expr_value(b, init);
		if (is_macro_temporary(b, var))
			g_hash_table_insert(b->values, (gpointer)e, (gpointer)value);
		else
			block_event(b, "set\t%u\t%u\t%s\t%s", at.line, at.column, e, value);
	}
	add_cleanup(b, var, e);
}

void stmt_declaration(struct body *b, CXCursor declstmt)
{
	struct cursor_list l = cursor_children(b->arena, declstmt);

	for (unsigned int i = 0; i < l.n; i++)
		if (clang_getCursorKind(l.at[i]) == CXCursor_VarDecl)
			visit_variable(b, l.at[i]);
}
