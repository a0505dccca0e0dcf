/* SPDX-License-Identifier: GPL-2.0-only */
/* Variables with static storage: their type and what their initialisers say. */
#include <string.h>

#include "extract.h"

/* What a variable's initialiser is written down with. */
struct initialiser {
	struct extract *x;
	struct body *b; /* only to name values; it takes no events */
	const struct text_file *f;
};

/* A value of an initialiser that is a fact: functions, addresses, lock initialisers. */
static void emit_init(void *ctx, const char *object, CXCursor value)
{
	struct initialiser *i = ctx;
	struct place at = cursor_start(value);
	const char *e = init_lock(i->b, value);

	if (!e && init_is_name(i->b, value))
		e = expr_value(i->b, value);
	if (e && *e == '=' && g_str_equal(i->f->path, i->x->unit))
		g_hash_table_add(i->x->covered, place_key(at.line, at.column));
	if (e && (*e == '@' || *e == '=' || g_str_has_prefix(e, "&@")))
		emit_line(i->x, "init\t%s\t%s\t%s\t%u\t%u", object, e, i->f->path, at.line, at.column);
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
	extract_text(x, f);
	body_init(&b, x->arena, f, clang_getNullCursor(), "");
	b.root = x->root;
	i.b = &b;
	object = function ? path_format(&b, "@%s#%s", function, cursor_name(x->arena, var)) :
			    path_format(&b, "@%s", cursor_name(x->arena, var));
	emit_line(x, "global\t%s\t%s\t%s\t%s\t%u\t%u", object + 1, is_static ? "static" : "extern",
		  fact_field(x->arena, type_name(x->arena, clang_getCursorType(var))), f->path, at.line,
		  at.column);
	init = clang_Cursor_getVarDeclInitializer(var);
	if (!define_with_api(&i, var, object) && !clang_Cursor_isNull(init))
		init_walk(&b, object, init, emit_init, &i);
	body_release(&b);
}
