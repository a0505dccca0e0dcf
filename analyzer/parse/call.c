/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls: of functions, through pointers, and of API macros. */
#include "body.h"

#include <string.h>

/* Functions that only hand their argument through, to please lockdep or the type checker. */
static gboolean is_identity(const char *name)
{
	return g_str_equal(name, "spinlock_check");
}

static const char *argument_value(struct body *b, CXCursor arg)
{
	const char *e = expr_value(b, arg);

	return *e == '?' ? path_text(b, arg) : e;
}

static void cover(struct body *b, CXCursor c)
{
	CXFile file;
	unsigned int line, column;

	clang_getSpellingLocation(clang_getRangeStart(clang_getCursorExtent(c)), &file, &line, &column,
				  NULL);
	if (file && clang_File_isEqual(file, b->file->file))
		g_hash_table_add(b->covered, place_key(line, column));
}

static const char *emit(struct body *b, struct place from, struct place to, const char *written,
			const char *callee, const GPtrArray *args)
{
	const char *result = path_format(b, "%%t%u", b->temps++);
	GString *s = g_string_new(NULL);

	for (unsigned int i = 0; i < args->len; i++)
		g_string_append_printf(s, "\t%s", (const char *)g_ptr_array_index(args, i));
	block_event(b, "call\t%u\t%u\t%u\t%u\t%s\t%s\t%s%s", from.line, from.column, to.line,
		    to.column, written, callee, result, s->str);
	g_string_free(s, TRUE);
	return result;
}

/* The driver's own macro that a known call comes from, and where its body calls it. */
static void emit_macro(struct body *b, CXCursor call)
{
	struct place use = cursor_start(call);
	struct macro_use m;
	CXFile file;
	CXString name;
	const char *path;
	unsigned int line, column;

	if (!use.in_macro || !use.file || !clang_File_isEqual(use.file, b->file->file) ||
	    !macro_read(b->arena, b->file, use.offset, &m))
		return;
	clang_getSpellingLocation(clang_getRangeStart(clang_getCursorExtent(call)), &file, &line, &column, NULL);
	if (!file)
		return;
	name = clang_getFileName(file);
	path = clang_getCString(name);
	if (g_str_has_prefix(path, b->root) && path[strlen(b->root)] == '/')
		path += strlen(b->root) + 1;
	block_event(b, "macro\t%s\t%s\t%u\t%u", m.name, fact_field(b->arena, path), line, column);
	clang_disposeString(name);
}

static gboolean is_noreturn(struct body *b, CXCursor function)
{
	return strstr(type_name(b->arena, clang_getCursorType(function)), "noreturn") != NULL;
}

static void keep(struct body *b, GPtrArray *list, CXCursor c)
{
	CXCursor *copy = arena_alloc(b->arena, sizeof(*copy));

	*copy = c;
	g_ptr_array_add(list, copy);
}

/* Nothing declares it: the front end has done so at the first call, which is in this function. */
static gboolean is_undeclared(const struct body *b, CXCursor call, CXCursor function)
{
	struct place declared = place_of(clang_getCursorLocation(function));
	struct place used = place_of(clang_getCursorLocation(call));

	return declared.file && declared.file == used.file && declared.offset == used.offset &&
	       !clang_isCursorDefinition(function) && !clang_Cursor_isNull(b->decl);
}

/*
 * A function that headers define: its body is extracted for the unit that calls it.  One that a .c
 * file defines: who calls it is worth knowing, even if it is a header that does.
 */
static void remember_callee(struct body *b, CXCursor function)
{
	CXCursor def = clang_getCursorDefinition(function);

	if (clang_Cursor_isNull(def))
		b->leaves = TRUE;
	else if (clang_Cursor_isFunctionInlined(def))
		keep(b, b->callees, def);
}

static const char *builtin(struct body *b, CXCursor call, const char *name)
{
	int n = clang_Cursor_getNumArguments(call);
	const char *e = "?";

	for (int i = 0; i < n; i++) {
		const char *v = expr_value(b, clang_Cursor_getArgument(call, (unsigned int)i));

		if (!i)
			e = v;
	}
	if (g_str_equal(name, "__builtin_unreachable") || g_str_equal(name, "__builtin_trap"))
		b->current = BLOCK_NONE;
	return g_str_equal(name, "__builtin_expect") ? e : "?";
}

static const char *call_named(struct body *b, CXCursor call, CXCursor function, const char *name)
{
	GPtrArray *args = g_ptr_array_new();
	int n = clang_Cursor_getNumArguments(call);
	const char *r;

	for (int i = 0; i < n; i++)
		g_ptr_array_add(args, (gpointer)argument_value(b, clang_Cursor_getArgument(call, (unsigned int)i)));
	if (api_find(name))
		b->has_api = TRUE;
	else
		remember_callee(b, function);
	if (is_undeclared(b, call, function))
		keep(b, b->undeclared, function);
	cover(b, call);
	r = emit(b, cursor_start(call), cursor_end(call), name, name, args);
	if (api_find(name))
		emit_macro(b, call);
	if (is_noreturn(b, function))
		b->current = BLOCK_NONE;
	g_ptr_array_free(args, TRUE);
	return r;
}

static const char *call_pointer(struct body *b, CXCursor call)
{
	struct cursor_list l = cursor_children(b->arena, call);
	GPtrArray *args;
	const char *callee, *r;

	if (!l.n)
		return "?";
	callee = expr_value(b, l.at[0]);
	args = g_ptr_array_new();
	for (unsigned int i = 1; i < l.n; i++)
		g_ptr_array_add(args, (gpointer)argument_value(b, l.at[i]));
	b->indirect = TRUE;
	cover(b, call);
	r = emit(b, cursor_start(call), cursor_end(call), callee, callee, args);
	g_ptr_array_free(args, TRUE);
	return r;
}

const char *call_value(struct body *b, CXCursor call)
{
	CXCursor function = clang_getCursorReferenced(call);
	const char *name;

	if (clang_getCursorKind(function) != CXCursor_FunctionDecl)
		return call_pointer(b, call);
	name = cursor_name(b->arena, function);
	if (is_identity(name) && clang_Cursor_getNumArguments(call) == 1)
		return expr_value(b, clang_Cursor_getArgument(call, 0));
	if (g_str_has_prefix(name, "__builtin_"))
		return builtin(b, call, name);
	return call_named(b, call, function, name);
}

/* Argument i of an API macro; its text if the expansion does not use it. */
static const char *macro_value(struct body *b, CXCursor c, const struct macro_use *m, unsigned int i)
{
	unsigned int n = m->args[i].end - m->args[i].start;
	CXCursor arg;
	const char *e = "?";

	if (macro_argument(m, i, c, &arg))
		e = expr_value(b, arg);
	if (*e != '?')
		return e;
	return fact_field(b->arena, path_format(b, "=%.*s", (int)MIN(n, 80), b->file->text + m->args[i].start));
}

const char *call_macro(struct body *b, CXCursor c, const struct macro_use *m)
{
	struct place from = cursor_start(c), to = cursor_end(c);
	GPtrArray *args = g_ptr_array_new();
	const char *r;

	for (unsigned int i = 0; i < m->nargs; i++)
		g_ptr_array_add(args, (gpointer)macro_value(b, c, m, i));
	b->has_api = TRUE;
	g_hash_table_add(b->covered, place_key(from.line, from.column));
	r = emit(b, from, to, m->name, m->name, args);
	g_ptr_array_free(args, TRUE);
	return r;
}
