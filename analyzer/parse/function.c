/* SPDX-License-Identifier: GPL-2.0-only */
/* One function definition to its "func ... end" lines. */
#include <string.h>

#include "extract.h"
#include "lexer.h"

struct static_list {
	struct arena *arena;
	GPtrArray *found;
};

/* __init and __exit are section attributes; in the text they are plain words. */
static void append_text_flags(struct extract *x, CXCursor function, const struct text_file *f, GString *flags)
{
	struct place from = cursor_start(function), name = place_of(clang_getCursorLocation(function));
	struct lexer l;
	struct token t;

	if (!from.file || !clang_File_isEqual(from.file, f->file) || name.offset <= from.offset ||
	    name.offset > f->length)
		return;
	lexer_init(&l, f->text + from.offset, name.offset - from.offset);
	while (lexer_next(&l, &t)) {
		if (token_is(&l, &t, "__init") || token_is(&l, &t, "__init_or_module") ||
		    token_is(&l, &t, "__net_init"))
			g_string_append(flags, ",init");
		else if (token_is(&l, &t, "__exit") || token_is(&l, &t, "__net_exit"))
			g_string_append(flags, ",exit");
	}
}

static char *function_flags(struct extract *x, CXCursor function, const struct text_file *f)
{
	GString *flags = g_string_new(NULL);

	if (clang_Cursor_isFunctionInlined(function))
		g_string_append(flags, ",inline");
	append_text_flags(x, function, f, flags);
	if (strstr(type_name(x->arena, clang_getCursorType(function)), "noreturn"))
		g_string_append(flags, ",noreturn");
	if (!g_str_has_suffix(f->path, ".c"))
		g_string_append(flags, ",hdr");
	if (!flags->len)
		g_string_append(flags, ",-");
	g_string_erase(flags, 0, 1);
	return g_string_free(flags, FALSE);
}

static void append_head(struct extract *x, const struct body *b, const struct text_file *f, GString *s)
{
	struct place at = place_of(clang_getCursorLocation(b->decl)), end = cursor_end(b->decl);
	gboolean is_static = clang_Cursor_getStorageClass(b->decl) == CX_SC_Static;
	char *flags = function_flags(x, b->decl, f);
	int n = clang_Cursor_getNumArguments(b->decl);

	g_string_append_printf(s, "func\t%s\t%s\t%s\t%s\t%u\t%u\t%u\n", b->name,
			       is_static ? "static" : "extern", flags, f->path, at.line, at.column, end.line);
	for (int i = 0; i < n; i++) {
		CXCursor p = clang_Cursor_getArgument(b->decl, (unsigned int)i);

		g_string_append_printf(s, "param\t%d\t%s\t%s\n", i,
				       fact_field(x->arena, cursor_name(x->arena, p)),
				       fact_field(x->arena, type_name(x->arena, clang_getCursorType(p))));
	}
	g_string_append(s, b->head->str);
	g_free(flags);
}

static char *body_text(struct extract *x, const struct body *b, const struct text_file *f)
{
	GString *s = g_string_new(NULL);

	append_head(x, b, f, s);
	for (unsigned int i = 0; i < b->blocks->len; i++)
		g_string_append_printf(s, "block\t%u\n%s", i,
				       ((GString *)g_ptr_array_index(b->blocks, i))->str);
	g_string_append(s, "end\n");
	return g_string_free(s, FALSE);
}

/* to_delayed_work(), netdev_priv(): one block that returns a path of its parameter. */
static gboolean is_accessor(const struct body *b)
{
	const GString *s = g_ptr_array_index(b->blocks, 0);
	const char *ret = strstr(s->str, "ret\t");

	return b->blocks->len == 1 && ret && (strchr(ret, '$') || strchr(ret, '@'));
}

static enum CXChildVisitResult find_static(CXCursor c, CXCursor parent, CXClientData data)
{
	struct static_list *l = data;
	CXCursor *copy;

	if (clang_getCursorKind(c) == CXCursor_VarDecl &&
	    clang_Cursor_getStorageClass(c) == CX_SC_Static) {
		copy = arena_alloc(l->arena, sizeof(*copy));
		*copy = c;
		g_ptr_array_add(l->found, copy);
	}
	return clang_isExpression(clang_getCursorKind(c)) ? CXChildVisit_Continue : CXChildVisit_Recurse;
}

void function_extract(struct extract *x, CXCursor function, const struct text_file *f,
		      struct function_text *r)
{
	struct cursor_list l = cursor_children(x->arena, function);
	struct static_list statics = { x->arena, g_ptr_array_new() };
	struct place end = cursor_end(function);
	struct body b;

	extract_text(x, f);
	body_init(&b, x->arena, f, function, cursor_name(x->arena, function));
	b.root = x->root;
	for (unsigned int i = 0; i < l.n; i++) {
		if (clang_getCursorKind(l.at[i]) != CXCursor_CompoundStmt)
			continue;
		stmt_visit(&b, l.at[i]);
		clang_visitChildren(l.at[i], find_static, &statics);
	}
	block_end(&b, "ret\t%u\t%u\t-", end.line, end.column > 1 ? end.column - 1 : 1);
	r->text = body_text(x, &b, f);
	r->interesting = b.has_api || b.indirect || b.leaves || is_accessor(&b);
	r->callees = b.callees;
	r->statics = statics.found;
	r->covered = b.covered;
	r->undeclared = b.undeclared;
	b.callees = NULL;
	b.undeclared = NULL;
	b.covered = NULL;
	body_release(&b);
}

void function_text_clear(struct function_text *r)
{
	g_free(r->text);
	g_ptr_array_free(r->callees, TRUE);
	g_ptr_array_free(r->undeclared, TRUE);
	g_ptr_array_free(r->statics, TRUE);
	g_hash_table_unref(r->covered);
}
