/* SPDX-License-Identifier: GPL-2.0-only */
/* Access paths: the EXPR of facts.h for names, members and container_of(). */
#include "body.h"

#include <string.h>

enum { TEXT_MAX = 80 };

const char *path_format(struct body *b, const char *fmt, ...)
{
	va_list ap;
	char *s;
	const char *r;

	va_start(ap, fmt);
	s = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	r = arena_intern(b->arena, s);
	g_free(s);
	return r;
}

static gboolean trackable(const char *e)
{
	return *e && strchr("$%@c*&(", *e) && !strchr(e, '|');
}

const char *path_address(struct body *b, const char *e)
{
	if (*e == '*')
		return path_format(b, "%s", e + 1);
	return trackable(e) ? path_format(b, "&%s", e) : "?";
}

const char *path_deref(struct body *b, const char *e)
{
	if (*e == '&')
		return path_format(b, "%s", e + 1);
	/* A function pointer: *f is f. */
	return trackable(e) ? path_format(b, "*%s", e) : "?";
}

static gboolean is_function(CXCursor c)
{
	return clang_getCursorKind(c) == CXCursor_FunctionDecl;
}

/* $N for a parameter of this very function; FALSE for others'. */
static gboolean parameter_index(struct body *b, CXCursor parm, unsigned int *index)
{
	int n = clang_Cursor_getNumArguments(b->decl);

	for (int i = 0; i < n; i++) {
		if (clang_equalCursors(clang_Cursor_getArgument(b->decl, (unsigned int)i), parm)) {
			*index = (unsigned int)i;
			return TRUE;
		}
	}
	return FALSE;
}

static gpointer decl_key(CXCursor c)
{
	return GUINT_TO_POINTER(clang_hashCursor(c));
}

/* A local called t1 must not pass for the temporary %t1. */
static gboolean is_temporary_name(const char *name)
{
	return *name == 't' && name[1] && strspn(name + 1, "0123456789") == strlen(name + 1);
}

const char *path_local(struct body *b, CXCursor var)
{
	const char *known = g_hash_table_lookup(b->locals, decl_key(var));
	const char *name = cursor_name(b->arena, var);
	unsigned int n;

	if (known)
		return known;
	n = GPOINTER_TO_UINT(g_hash_table_lookup(b->local_names, name)) + 1;
	g_hash_table_insert(b->local_names, (gpointer)name, GUINT_TO_POINTER(n));
	if (clang_Cursor_getStorageClass(var) == CX_SC_Static)
		known = path_format(b, "@%s#%s", b->name, name);
	else if (n == 1 && !is_temporary_name(name))
		known = path_format(b, "%%%s", name);
	else
		known = path_format(b, "%%%s#%u", name, n);
	g_hash_table_insert(b->locals, decl_key(var), (gpointer)known);
	g_string_append_printf(b->head, "local\t%s\t%s\n", known + 1,
			       fact_field(b->arena, type_name(b->arena, clang_getCursorType(var))));
	return known;
}

/* Enumerators keep their names, but the kernel's bool is 0 or 1 like any other. */
static const char *enumerator(struct body *b, const char *name)
{
	if (g_str_equal(name, "true"))
		return "1";
	return g_str_equal(name, "false") ? "0" : path_format(b, "=%s", name);
}

const char *path_reference(struct body *b, CXCursor ref)
{
	CXCursor d = clang_getCursorReferenced(ref);
	const char *e, *value;
	unsigned int i;

	switch (clang_getCursorKind(d)) {
	case CXCursor_ParmDecl:
		return parameter_index(b, d, &i) ? path_format(b, "$%u", i) : "?";
	case CXCursor_FunctionDecl:
		return path_format(b, "@%s", cursor_name(b->arena, d));
	case CXCursor_VarDecl:
		if (!is_function(clang_getCursorSemanticParent(d)))
			return path_format(b, "@%s", cursor_name(b->arena, d));
		e = path_local(b, d);
		value = g_hash_table_lookup(b->values, e);
		return value ? value : e;
	case CXCursor_EnumConstantDecl:
		return enumerator(b, cursor_name(b->arena, d));
	default:
		return "?";
	}
}

/* Is `base` reached through a pointer?  libclang does not tell '.' from "->". */
static gboolean is_pointer(CXCursor base)
{
	CXType t = clang_getCanonicalType(clang_getCursorType(base));

	return t.kind == CXType_Pointer || t.kind == CXType_IncompleteArray ||
	       t.kind == CXType_ConstantArray;
}

const char *path_member(struct body *b, CXCursor member, const char *base)
{
	struct cursor_list l = cursor_children(b->arena, member);
	CXCursor field = clang_getCursorReferenced(member);
	const char *name;
	gboolean arrow;

	if (!trackable(base) || !l.n || clang_getCursorKind(field) != CXCursor_FieldDecl)
		return "?";
	name = field_name(b->arena, field);
	if (!name)
		return base;
	arrow = is_pointer(l.at[0]);
	if (arrow && *base == '&')
		return path_format(b, "%s.%s", base + 1, name);
	if (!arrow && *base == '*')
		return path_format(b, "%s->%s", base + 1, name);
	if (*base == '*' || *base == '&')
		return path_format(b, "(%s)%s%s", base, arrow ? "->" : ".", name);
	return path_format(b, "%s%s%s", base, arrow ? "->" : ".", name);
}

const char *path_text(struct body *b, CXCursor c)
{
	struct place from = cursor_start(c), to = cursor_end(c);
	GString *s;
	const char *r;

	if (!from.file || !to.file || !clang_File_isEqual(from.file, b->file->file) ||
	    !clang_File_isEqual(to.file, b->file->file) || to.offset <= from.offset ||
	    to.offset > b->file->length || to.offset - from.offset > TEXT_MAX)
		return "?";
	s = g_string_new("=");
	for (unsigned int i = from.offset; i < to.offset; i++)
		if (!g_ascii_isspace(b->file->text[i]))
			g_string_append_c(s, b->file->text[i]);
	r = arena_intern(b->arena, fact_field(b->arena, s->str));
	g_string_free(s, TRUE);
	return r;
}

/*
 * container_of(): a pointer minus offsetof(type, member).  Found by its shape, so that
 * list_entry(), from_timer() and the drivers' own macros need no list.
 */
const char *path_container(struct body *b, CXCursor sub)
{
	struct cursor_list l = cursor_children(b->arena, sub), o;
	GString *members = g_string_new(NULL);
	const char *base, *r = NULL;
	CXCursor rhs;

	if (l.n == 2) {
		rhs = cursor_strip(b->arena, l.at[1]);
		o = cursor_children(b->arena, rhs);
		for (unsigned int i = 0; i < o.n; i++) {
			const char *name;

			if (clang_getCursorKind(o.at[i]) != CXCursor_MemberRef)
				continue;
			name = field_name(b->arena, clang_getCursorReferenced(o.at[i]));
			if (name)
				g_string_append_printf(members, "%s%s", members->len ? "." : "", name);
		}
	}
	if (members->len) {
		base = expr_value(b, l.at[0]);
		r = trackable(base) ? path_format(b, "container(%s,%s)", base, members->str) : "?";
	}
	g_string_free(members, TRUE);
	return r;
}
