/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The program: the facts of all units, loaded and linked.  Read-only for
 * checks once complete; everything in it lives in its arena.
 */
#ifndef LOCKSTEP_PROGRAM_H
#define LOCKSTEP_PROGRAM_H

#include <glib.h>

#include "api.h"
#include "facts.h"
#include "module.h"
#include "source.h"
#include "tree.h"

enum event_kind { EVENT_CALL, EVENT_SET, EVENT_CLEANUP };

/* A macro of the driver that a call comes from, and where the call is in its body. */
struct macro_place {
	const char *name;
	struct location at;
};

/* One thing that happens; expressions are the interned EXPR strings of facts.h. */
struct event {
	enum event_kind kind;
	unsigned int line, column;
	unsigned int end_line, end_column; /* of a call: one past its closing parenthesis */
	unsigned int nargs;
	const char *written; /* call: name as written; cleanup: the function */
	const char *callee; /* call: function name or EXPR of the pointer */
	const struct api *api; /* of `written`, else of `callee`; NULL if not known */
	const char *result; /* call: "%tN"; set: the left-hand side */
	const char *value; /* set: the right-hand side; cleanup: the variable */
	const char **args;
	const struct macro_place *macro; /* call: the driver's macro that it comes from; NULL: none */
};

enum jump { JUMP_NONE, JUMP_GOTO, JUMP_IF, JUMP_SWITCH, JUMP_RETURN };

/* Straight-line events and where control goes after them. */
struct block {
	struct event *events;
	unsigned int nevents;
	enum jump jump;
	unsigned int line, column; /* of the jump; 0 for goto */
	const char *condition; /* if: COND, switch and return: EXPR; may be NULL */
	unsigned int nsucc;
	unsigned int *succ; /* if: true, false */
	const char **values; /* switch: one per succ */
};

struct variable {
	const char *name;
	const char *type;
	gboolean is_static;
	struct location at;
};

struct function {
	const char *name;
	struct location at;
	unsigned int end_line;
	gboolean is_static, is_inline, is_init, is_exit, is_noreturn, in_header;
	struct program_unit *unit; /* the first unit that showed it */
	unsigned int nparams;
	struct variable *params;
	unsigned int nlocals;
	struct variable *locals;
	unsigned int nblocks;
	struct block *blocks;
	unsigned int id; /* dense, in output order */
	void *summary; /* model's own */
};

/* A static initialiser or an API initialiser; see "init" and "define" in facts.h. */
struct initialiser {
	const char *written; /* "DECLARE_WORK", or NULL for a plain one */
	const char *object;
	const char *value; /* plain: the EXPR */
	struct location at;
	unsigned int nargs;
	const char **args;
	struct program_unit *unit;
	const struct function *function; /* the function it is written in; NULL at file scope */
};

struct program_unit {
	const char *path;
	const GPtrArray *modules; /* struct module * */
	GPtrArray *functions; /* struct function *: those of the unit and of its headers, by name */
	GPtrArray *globals; /* struct variable * */
	GPtrArray *initialisers; /* struct initialiser * */
	GPtrArray *exports; /* const char * */
	GPtrArray *modinits, *modexits; /* struct variable *: name and place */
	GPtrArray *moddrivers; /* struct initialiser *: written macro, object, place */
	unsigned int calls_seen, calls_written;
	GPtrArray *missed; /* struct variable *: word and place */
	GPtrArray *diagnostics; /* struct variable *: text and place of front-end errors */
};

struct program {
	const struct tree *tree;
	struct arena *arena;
	GPtrArray *units; /* struct program_unit *, by path */
	GPtrArray *functions; /* struct function *, by path, line and name */
	GHashTable *by_name; /* name -> GPtrArray of struct function * */
	GPtrArray *not_analysed; /* struct facts *: path and reason */
	struct lock_model *locks; /* lockgraph.h; NULL before lock_model_build() */
	GHashTable *places; /* the loader's own: functions by place */
	GHashTable *loadable; /* struct module * with a module_init() or its kind */
	GHashTable *exported; /* names that are exported to modules */
	GPtrArray *nothing; /* always empty: the modules of a unit that has none */
};

struct program *program_new(const struct tree *t);
void program_free(struct program *p);

/* Adds the facts of one unit; the text is not kept.  0, or -1 after a message. */
int program_add(struct program *p, const struct facts *f, const GPtrArray *modules);

/* Sorts and links; to be called again after further program_add(). */
void program_link(struct program *p);

/*
 * The function that a direct call of `name` in `from` means: a static of the
 * same unit, else the extern one (in the same folder first when several
 * configurations define it); NULL if it is not in the program.
 */
struct function *program_callee(const struct program *p, const struct function *from,
				const char *name);

#endif
