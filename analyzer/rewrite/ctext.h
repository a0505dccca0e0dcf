/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reading C text around a place whose meaning the facts tell: brackets, statements,
 * comments, indentation.  Offsets are bytes of the file's text.
 */
#ifndef LOCKSTEP_REWRITE_CTEXT_H
#define LOCKSTEP_REWRITE_CTEXT_H

#include "edit.h"

enum { TEXT_NONE = -1 };

/* After the white space and comments at `at`. */
gssize ctext_skip(const struct edited_file *f, gssize at);
/* After the comment, literal or single character at `at`. */
gssize ctext_next(const struct edited_file *f, gssize at);
/* The bracket that closes the one at `at`; TEXT_NONE: none. */
gssize ctext_close(const struct edited_file *f, gssize at);
/* The last byte of code before `at`, comments and blanks skipped; TEXT_NONE: none. */
gssize ctext_before(const struct edited_file *f, gssize at);
/* Where the line of `at` starts, and after its line feed. */
gssize ctext_line(const struct edited_file *f, gssize at);
gssize ctext_line_end(const struct edited_file *f, gssize at);
gboolean ctext_is_blank(const struct edited_file *f, gssize line);
/* The white space at the start of the line of `at`; to be freed. */
char *ctext_indent(const struct edited_file *f, gssize at);
/* Does the text at `at` start with this word, as a whole? */
gboolean ctext_is_word(const struct edited_file *f, gssize at, const char *word);
gboolean ctext_has_word(const char *text, const char *word);
/* Columns as editors count them, tabs of 8, of the byte `at` in its line. */
guint ctext_column(const struct edited_file *f, gssize at);

/* Are the bytes from..to a call of this function, name to closing bracket, and no preprocessor line? */
gboolean ctext_is_call(const struct edited_file *f, gssize from, gssize to, const char *name);
/* The n-th argument, from 0, of the call from..to, which starts with its name; FALSE: it has none. */
gboolean ctext_argument(const struct edited_file *f, gssize from, gssize to, unsigned int n,
			gssize *start, gssize *end);

/* "p->" of the argument "&p->work"; to be freed.  NULL: it is not written like that. */
char *ctext_object(const char *argument);

/* A call that is a statement by itself. */
struct statement {
	gssize from, to; /* from its first byte to after the semicolon */
	gssize line, line_end; /* the whole lines that it has to itself; TEXT_NONE: shared */
	gboolean body; /* of an if, else or loop without braces */
};

/* The statement that is just the call from..to; FALSE: the call is part of something. */
gboolean ctext_statement(const struct edited_file *f, gssize from, gssize to, struct statement *s);
/* Two names, or a name and stars and a name, at `at`: a declaration? */
gboolean ctext_is_declaration(const struct edited_file *f, gssize at);
/* Is `at` inside of a preprocessor line? */
gboolean ctext_in_directive(const struct edited_file *f, gssize at);

#endif
