/* SPDX-License-Identifier: GPL-2.0-only */
/* The declarations of a translation unit, in order. */
#include <string.h>

#include "extract.h"

const struct text_file *extract_file(struct extract *x, CXFile file)
{
	CXString name = clang_getFileName(file);
	const char *path = clang_getCString(name), *relative = path;
	gsize n = strlen(x->root);
	struct text_file *f;
	char *real = NULL;

	if (path && (strstr(path, "/../") || strstr(path, "/./")))
		path = relative = real = g_canonicalize_filename(path, NULL);
	if (path && g_str_has_prefix(path, x->root) && path[n] == '/')
		relative = path + n + 1;
	relative = arena_intern(x->arena, relative ? relative : "");
	g_free(real);
	clang_disposeString(name);
	f = g_hash_table_lookup(x->files, relative);
	if (f)
		return f;
	f = arena_alloc(x->arena, sizeof(*f));
	f->file = file;
	f->path = relative;
	g_hash_table_insert(x->files, (gpointer)relative, f);
	return f;
}

/*
 * libclang looks for a file through all that the precompiled header holds, a millisecond or two
 * each time.  The unit itself may not be as on disk, so its text is libclang's; with an overlay no
 * file's need be.
 */
void extract_text(struct extract *x, const struct text_file *file)
{
	struct text_file *f = g_hash_table_lookup(x->files, file->path);
	char *path, *text;

	if (!f || f->text)
		return;
	if (x->overlaid || g_str_has_suffix(f->path, ".c")) {
		f->text = clang_getFileContents(x->tu, f->file, &f->length);
		return;
	}
	path = *f->path == '/' ? g_strdup(f->path) : g_strconcat(x->root, "/", f->path, NULL);
	if (g_file_get_contents(path, &text, &f->length, NULL)) {
		g_ptr_array_add(x->texts, text);
		f->text = text;
	}
	g_free(path);
}

void emit_line(struct extract *x, const char *fmt, ...)
{
	va_list ap;
	char *line;

	va_start(ap, fmt);
	line = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	if (g_hash_table_add(x->seen, g_strdup(line))) {
		g_string_append(x->out, line);
		g_string_append_c(x->out, '\n');
	}
	g_free(line);
}

/* In a later variant a function is new if it covers something that was wanted. */
static gboolean is_new(struct extract *x, const struct text_file *f, const struct function_text *t)
{
	GHashTableIter it;
	gpointer place;

	if (!x->wanted)
		return TRUE;
	if (!g_str_equal(f->path, x->unit))
		return FALSE;
	g_hash_table_iter_init(&it, t->covered);
	while (g_hash_table_iter_next(&it, &place, NULL))
		if (g_hash_table_contains((GHashTable *)x->wanted, place))
			return TRUE;
	return FALSE;
}

static void merge_covered(struct extract *x, const struct text_file *f, const struct function_text *t)
{
	GHashTableIter it;
	gpointer place;

	if (!g_str_equal(f->path, x->unit))
		return;
	g_hash_table_iter_init(&it, t->covered);
	while (g_hash_table_iter_next(&it, &place, NULL))
		g_hash_table_add(x->covered, place);
}

/* "undeclared PATH LINE COLUMN NAME": the compiler would refuse the call. */
static void emit_undeclared(struct extract *x, const struct text_file *f, const struct function_text *t)
{
	for (unsigned int i = 0; i < t->undeclared->len; i++) {
		CXCursor c = *(CXCursor *)g_ptr_array_index(t->undeclared, i);
		struct place at = place_of(clang_getCursorLocation(c));

		emit_line(x, "undeclared\t%s\t%u\t%u\t%s", f->path, at.line, at.column,
			  cursor_name(x->arena, c));
	}
}

/* Takes the function that has the same first line out of what was emitted. */
static void forget_function(struct extract *x, const char *text)
{
	char *head = g_strndup(text, strcspn(text, "\n") + 1);
	const char *at = strstr(x->out->str, head), *end = at ? strstr(at, "\nend\n") : NULL;

	if (end)
		g_string_erase(x->out, at - x->out->str, end + strlen("\nend\n") - at);
	g_free(head);
}

static void visit_function(struct extract *x, CXCursor c, const struct text_file *f)
{
	struct place at = place_of(clang_getCursorLocation(c));
	struct function_text t;

	/* A definition of an API function of that name is no use of it. */
	if (g_str_equal(f->path, x->unit))
		g_hash_table_add(x->covered, place_key(at.line, at.column));
	if (!clang_isCursorDefinition(c))
		return;
	function_extract(x, c, f, &t);
	if (is_new(x, f, &t) && g_hash_table_add(x->seen, g_strdup(t.text))) {
		if (x->declared)
			forget_function(x, t.text);
		g_string_append(x->out, t.text);
		inline_want(x, t.callees);
		emit_undeclared(x, f, &t);
	}
	merge_covered(x, f, &t);
	for (unsigned int i = 0; i < t.statics->len; i++)
		global_extract(x, *(CXCursor *)g_ptr_array_index(t.statics, i), f, cursor_name(x->arena, c));
	function_text_clear(&t);
}

static enum CXChildVisitResult visit_top(CXCursor c, CXCursor parent, CXClientData data)
{
	struct extract *x = data;
	struct place at = place_of(clang_getCursorLocation(c));
	const struct text_file *f;

	if (!at.file)
		return CXChildVisit_Continue;
	f = extract_file(x, at.file);
	/* Headers give what is called; a .c file that the unit includes is part of it. */
	if (!g_str_equal(f->path, x->unit) && !g_str_has_suffix(f->path, ".c"))
		return CXChildVisit_Continue;
	if (clang_getCursorKind(c) == CXCursor_FunctionDecl)
		visit_function(x, c, f);
	else if (clang_getCursorKind(c) == CXCursor_VarDecl)
		global_extract(x, c, f, NULL);
	return CXChildVisit_Continue;
}

static void visit_filescope(gpointer key, gpointer value, gpointer data)
{
	if (g_str_has_suffix(key, ".c"))
		filescope_extract(data, value);
}

void decl_extract_unit(struct extract *x)
{
	clang_visitChildren(clang_getTranslationUnitCursor(x->tu), visit_top, x);
	g_hash_table_foreach(x->files, visit_filescope, x);
	inline_flush(x);
}
