/* SPDX-License-Identifier: GPL-2.0-only */
/* A function body on its way to blocks of events. */
#ifndef LOCKSTEP_PARSE_BODY_H
#define LOCKSTEP_PARSE_BODY_H

#include <clang-c/Index.h>
#include <glib.h>

#include "cursor.h"
#include "macro.h"

enum { BLOCK_NONE = -1 };

enum scope_kind { SCOPE_PLAIN, SCOPE_LOOP, SCOPE_SWITCH };

/* What break, continue and leaving it mean. */
struct scope {
	enum scope_kind kind;
	int leave; /* where break goes */
	int again; /* where continue goes */
	GString *cases; /* VALUE:BLOCK ... of a switch */
	gboolean has_default;
	unsigned int cleanups; /* how many were pending when it was opened */
};

/* A __cleanup__ handler that runs when its variable goes out of scope. */
struct cleanup {
	const char *function;
	const char *variable;
};

/* One function being extracted. */
struct body {
	struct arena *arena; /* scratch of the unit */
	const struct text_file *file;
	const char *root; /* of the tree; paths below it are given relative to it */
	const char *name; /* the function's */
	CXCursor decl;

	GString *head; /* param and local lines */
	GPtrArray *blocks; /* GString * */
	int current; /* block that events go to; BLOCK_NONE: not reachable */
	unsigned int temps;

	GHashTable *locals; /* declaration offset -> EXPR */
	GHashTable *local_names; /* name -> how many of that name */
	GHashTable *values; /* EXPR of a macro's own temporary -> its value */
	GHashTable *labels; /* hash of the label's cursor -> block + 1 */
	GArray *scopes; /* struct scope */
	GArray *cleanups; /* struct cleanup */

	GHashTable *covered; /* place_key()s of what became facts */
	GPtrArray *callees; /* CXCursor *: header functions called */
	GPtrArray *undeclared; /* CXCursor *: first calls of functions that nothing declares */
	gboolean has_api; /* something of the API table was seen */
	gboolean indirect; /* a call through a pointer was seen */
	gboolean leaves; /* a call of a function that a .c file defines was seen */
};

/* --- body.c */
/* decl is the null cursor when only values are to be named; then no events are kept. */
void body_init(struct body *b, struct arena *a, const struct text_file *f, CXCursor decl,
	       const char *name);
void body_release(struct body *b);

/* --- blocks.c */
int block_new(struct body *b);
void block_start(struct body *b, int n); /* events go there from now on */
void block_event(struct body *b, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
void block_goto(struct body *b, int n); /* ends the current block */
void block_if(struct body *b, struct place at, const char *cond, int yes, int no);
void block_end(struct body *b, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

/* --- expr.c: the EXPR of a value; events on the way go to the current block */
const char *expr_value(struct body *b, CXCursor c);
void expr_condition(struct body *b, CXCursor c, int yes, int no);

/* --- path.c: access paths */
const char *path_format(struct body *b, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
const char *path_address(struct body *b, const char *e); /* &E, simplified */
const char *path_deref(struct body *b, const char *e);
const char *path_member(struct body *b, CXCursor member, const char *base);
const char *path_reference(struct body *b, CXCursor ref); /* a DeclRefExpr */
const char *path_local(struct body *b, CXCursor var); /* declares it on first sight */
const char *path_text(struct body *b, CXCursor c); /* "=TEXT", or "?" */
const char *path_container(struct body *b, CXCursor sub);

/* --- call.c */
const char *call_value(struct body *b, CXCursor call);
const char *call_macro(struct body *b, CXCursor c, const struct macro_use *m);

/* --- initlist.c */
/* Called for each value that is no list itself, with the path of what it initialises. */
typedef void (*init_fn)(void *ctx, const char *object, CXCursor value);
void init_walk(struct body *b, const char *object, CXCursor value, init_fn fn, void *ctx);
/* __MUTEX_INITIALIZER(x), __SPIN_LOCK_UNLOCKED(x): "=NAME"; NULL for anything else. */
const char *init_lock(struct body *b, CXCursor value);
/* A name or an address, as opposed to something computed. */
gboolean init_is_name(struct body *b, CXCursor value);

/* --- stmt.c */
void stmt_visit(struct body *b, CXCursor c);
void stmt_declaration(struct body *b, CXCursor declstmt);
void scope_open(struct body *b);
void scope_close(struct body *b);

/* Escapes backslash, tab and newline; interned. */
const char *fact_field(struct arena *a, const char *text);

#endif
