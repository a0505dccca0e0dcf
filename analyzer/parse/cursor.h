/* SPDX-License-Identifier: GPL-2.0-only */
/* Small questions to libclang that every part of the extractor asks. */
#ifndef LOCKSTEP_PARSE_CURSOR_H
#define LOCKSTEP_PARSE_CURSOR_H

#include <clang-c/Index.h>
#include <glib.h>

#include "base/arena.h"

/* One file of the translation unit and its text, as the compiler saw it. */
struct text_file {
	CXFile file;
	const char *path; /* relative to the root */
	const char *text;
	size_t length;
};

/* Where something is written: a macro argument's own place, else where the macro is used. */
struct place {
	CXFile file;
	unsigned int line, column, offset;
	gboolean in_macro; /* the token itself comes from a macro's body */
};

/* A place in the unit as a hash key; lines and columns are the same in every variant. */
static inline gpointer place_key(unsigned int line, unsigned int column)
{
	return GSIZE_TO_POINTER(((gsize)line << 16) + MIN(column, 0xffffu));
}

struct cursor_list {
	CXCursor *at;
	unsigned int n;
};

/* The children in order, allocated in the arena. */
struct cursor_list cursor_children(struct arena *a, CXCursor c);

struct place place_of(CXSourceLocation loc);
/* Of the name that c declares: the start of the outermost macro if one makes the declaration. */
struct place declaration_place(CXCursor c);
/* FALSE: it starts outside of every macro expansion.  Much cheaper than cursor_start(). */
gboolean cursor_touches_macro(CXCursor c);
struct place cursor_start(CXCursor c);
struct place cursor_end(CXCursor c);

/* Interned text; "" when there is none. */
const char *cursor_name(struct arena *a, CXCursor c);
const char *type_name(struct arena *a, CXType t);

/*
 * The tag of a struct or union as facts.h writes it: its own name, its typedef's,
 * or the tag of the struct around it.
 */
const char *record_tag(struct arena *a, CXCursor record);

/* "tag:member" of a field declaration; NULL for an anonymous struct member. */
const char *field_name(struct arena *a, CXCursor field);

/* Without parentheses, casts and what libclang does not name. */
CXCursor cursor_strip(struct arena *a, CXCursor c);

gboolean cursor_is_expr(CXCursor c);

#endif
