/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Expressions of facts.h as shared nodes: same expression, same pointer.
 * A lock is an lvalue, so "->" is FIELD of DEREF and the argument of
 * mutex_lock() is looked at through expr_deref().
 */
#ifndef LOCKSTEP_EXPR_H
#define LOCKSTEP_EXPR_H

#include <glib.h>

enum expr_op {
	EXPR_UNKNOWN, /* any value */
	EXPR_PARAM, /* $number */
	EXPR_RESULT, /* in a summary: what the function returns */
	EXPR_GLOBAL, /* @name, qualified by its path if it is static */
	EXPR_LOCAL,
	EXPR_TEMP, /* %tN: result of the call number */
	EXPR_NUMBER,
	EXPR_TEXT, /* a constant by name, or a string */
	EXPR_DEREF,
	EXPR_ADDR,
	EXPR_FIELD, /* base.name, name is "tag:member" */
	EXPR_INDEX,
	EXPR_CONTAINER, /* the pointer p with &p->name == base */
	EXPR_CALL, /* name(base): a call that always gives the same object */
	EXPR_EITHER, /* base or alt */
};

struct expr {
	enum expr_op op;
	const struct expr *base, *alt;
	const char *name; /* interned */
	long number;
	unsigned int id; /* in order of creation */
	unsigned int depth; /* number of nodes */
};

struct exprs; /* all nodes of a program */
struct arena;

struct exprs *exprs_new(struct arena *a);
void exprs_free(struct exprs *e);

/* Nodes; operators that cancel each other do. */
const struct expr *expr_make(struct exprs *e, enum expr_op op, const struct expr *base,
			     const char *name, long number);
const struct expr *expr_either(struct exprs *e, const struct expr *a, const struct expr *b);
const struct expr *expr_deref(struct exprs *e, const struct expr *x);
const struct expr *expr_address(struct exprs *e, const struct expr *x);

/* How names of globals are made unique: "path:name" for the static ones of this unit. */
typedef const char *(*expr_global_fn)(void *context, const char *name);

/* Parses an EXPR; text that is not one gives EXPR_UNKNOWN. */
const struct expr *expr_parse(struct exprs *e, const char *text, expr_global_fn global,
			      void *context);

/* Replaces leaves: the function gets a leaf and says what stands for it. */
typedef const struct expr *(*expr_leaf_fn)(void *context, const struct expr *leaf);
const struct expr *expr_map(struct exprs *e, const struct expr *x, expr_leaf_fn leaf,
			    void *context);

/* x with every occurrence of `from` replaced by `to`. */
const struct expr *expr_replace(struct exprs *e, const struct expr *x, const struct expr *from,
				const struct expr *to);

/* The leaf that x starts from. */
const struct expr *expr_root(const struct expr *x);
/* Is x the same for every call: a global, or reached from one? */
gboolean expr_is_global(const struct expr *x);
/* Is x, or what it is reached from, a static variable: out of reach for other units by its name? */
gboolean expr_is_static(const struct expr *x);
gboolean expr_contains(const struct expr *x, const struct expr *part);
/* Is there a node of this kind in x? */
gboolean expr_has(const struct expr *x, enum expr_op op);

/* As C: "&p->lock"; parameters are named by `names` if given. */
void expr_print(GString *out, const struct expr *x, const char *const *names, unsigned int n);

#endif
