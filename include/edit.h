/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Edits: exact changes of files, byte ranges and what takes their place.  All
 * other bytes stay as they are.
 */
#ifndef LOCKSTEP_EDIT_H
#define LOCKSTEP_EDIT_H

#include <glib.h>

/* A file as it is, with what is to change. */
struct edited_file {
	char *path; /* relative to the root */
	char *text;
	gsize length;
	GArray *lines; /* gsize: where each line starts */
	gboolean crlf; /* lines end with \r\n */
	GArray *changes; /* struct edit_change, in order of being made */
};

struct edit_change {
	gsize from, to; /* bytes of the original text */
	char *text;
	guint order; /* among insertions at one place */
};

struct tree;

struct edits {
	char *root;
	const struct tree *tree; /* whose files are read, with its overlay; NULL: those on disk */
	GPtrArray *files; /* struct edited_file * */
};

struct edits *edits_new(const char *root);
void edits_free(struct edits *e); /* NULL is fine */

/* The file at this path, read once; NULL after a message, which never is about the caller's mistake. */
struct edited_file *edits_file(struct edits *e, const char *path);

/* The byte at line and column (1-based, bytes); the end of the file if it has no such place. */
gsize edited_offset(const struct edited_file *f, unsigned int line, unsigned int column);

/* Puts text in place of the bytes from..to; equal: inserts before.  text has \n line ends. */
void edit_replace(struct edited_file *f, gsize from, gsize to, const char *text);

/* The new text of the file; to be freed.  NULL: changes overlap. */
char *edited_text(const struct edited_file *f);

#endif
