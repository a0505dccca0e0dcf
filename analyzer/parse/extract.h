/* SPDX-License-Identifier: GPL-2.0-only */
/* One parsed translation unit on its way to facts. */
#ifndef LOCKSTEP_PARSE_EXTRACT_H
#define LOCKSTEP_PARSE_EXTRACT_H

#include <clang-c/Index.h>
#include <glib.h>

#include "body.h"
#include "cursor.h"

/* What a header function says, by "path:line:name"; see inline.c. */
struct inline_cache;

struct extract {
	CXTranslationUnit tu;
	const char *root; /* of the tree */
	struct arena *arena;
	GHashTable *files; /* path -> struct text_file * */
	GPtrArray *texts; /* char *: what extract_text() read */
	gboolean overlaid; /* files may not be as on disk */
	GString *out;
	GHashTable *seen; /* lines and functions that an earlier variant gave */
	GHashTable *covered; /* place_key()s in the unit's own file */
	struct inline_cache *inlines;
	const char *unit; /* path of the unit */
	gboolean declared; /* the same variant with declarations added: its functions replace the first ones */
	GPtrArray *errors; /* const char *: what the front end said of the first variant */
	/* In a later variant: only what covers one of these places is new. */
	const GHashTable *wanted;
};

/* --- function.c */
/* Appends "func ... end"; callees and interest come back through *b if it is not NULL. */
struct function_text {
	char *text;
	gboolean interesting; /* worth keeping even if a header has it */
	GPtrArray *callees; /* CXCursor *, in the arena */
	GPtrArray *undeclared; /* CXCursor *: what the front end has declared for itself */
	GPtrArray *statics; /* CXCursor *: static variables of the function */
	GHashTable *covered;
};
void function_extract(struct extract *x, CXCursor function, const struct text_file *f,
		      struct function_text *r);
void function_text_clear(struct function_text *r);

/* --- decl.c */
void decl_extract_unit(struct extract *x);
/* The file's entry, without its text. */
const struct text_file *extract_file(struct extract *x, CXFile file);
/* Fills text and length; both stay NULL and 0 if libclang does not have them. */
void extract_text(struct extract *x, const struct text_file *file);
void emit_line(struct extract *x, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

/* --- global.c */
void global_extract(struct extract *x, CXCursor var, const struct text_file *f, const char *function);

/* --- filescope.c: EXPORT_SYMBOL(), module_init() and their kind, from the text */
void filescope_extract(struct extract *x, const struct text_file *f);

/* --- inline.c */
struct inline_cache *inline_cache_new(void);
void inline_cache_free(struct inline_cache *c);
/* Files whose functions are the same in every unit: those of the prelude. */
void inline_cache_share(struct inline_cache *c, const char *path);
void inline_want(struct extract *x, const GPtrArray *callees);
void inline_flush(struct extract *x); /* appends what was wanted, in order of place */
void inline_cache_end_unit(struct inline_cache *c);

#endif
