/* SPDX-License-Identifier: GPL-2.0-only */
/* Shared expression nodes: making them so that equal ones are one node. */
#include "expr.h"

#include "base/arena.h"

enum { DEPTH_MAX = 14 };

struct exprs {
	struct arena *arena;
	GHashTable *nodes; /* struct expr -> itself */
	unsigned int count;
};

static guint node_hash(gconstpointer key)
{
	const struct expr *x = key;
	guint h = x->op * 31u + (guint)x->number;

	h = h * 16777619u ^ (x->base ? x->base->id : 0);
	h = h * 16777619u ^ (x->alt ? x->alt->id : 0);
	return h * 16777619u ^ (guint)((gsize)x->name >> 3);
}

static gboolean node_equal(gconstpointer a, gconstpointer b)
{
	const struct expr *x = a, *y = b;

	return x->op == y->op && x->base == y->base && x->alt == y->alt && x->name == y->name &&
	       x->number == y->number;
}

struct exprs *exprs_new(struct arena *a)
{
	struct exprs *e = g_new0(struct exprs, 1);

	e->arena = a;
	e->nodes = g_hash_table_new(node_hash, node_equal);
	return e;
}

void exprs_free(struct exprs *e)
{
	if (!e)
		return;
	g_hash_table_destroy(e->nodes);
	g_free(e);
}

static const struct expr *node(struct exprs *e, struct expr key)
{
	struct expr *x = g_hash_table_lookup(e->nodes, &key);

	if (x)
		return x;
	x = arena_alloc(e->arena, sizeof(*x));
	*x = key;
	x->id = ++e->count;
	x->depth = 1 + (x->base ? x->base->depth : 0) + (x->alt ? x->alt->depth : 0);
	g_hash_table_add(e->nodes, x);
	return x;
}

/* *container(&x->m, m) is x again, and so on: what cancels is taken away. */
static const struct expr *cancel(struct exprs *e, enum expr_op op, const struct expr *base,
				 const char *name)
{
	const struct expr *x = base;

	if (op == EXPR_DEREF && base->op == EXPR_ADDR)
		return base->base;
	if (op == EXPR_ADDR && base->op == EXPR_DEREF)
		return base->base;
	if (op == EXPR_FIELD && base->op == EXPR_DEREF && base->base->op == EXPR_CONTAINER &&
	    base->base->name == name)
		return expr_deref(e, base->base->base);
	if (op == EXPR_CONTAINER && x->op == EXPR_ADDR && x->base->op == EXPR_FIELD &&
	    x->base->name == name)
		return expr_address(e, x->base->base);
	return NULL;
}

const struct expr *expr_make(struct exprs *e, enum expr_op op, const struct expr *base,
			     const char *name, long number)
{
	struct expr key = { .op = op, .base = base, .number = number };
	const struct expr *x;

	key.name = arena_intern(e->arena, name);
	if (base && base->op == EXPR_UNKNOWN && op != EXPR_DEREF && op != EXPR_FIELD)
		return base;
	if (base && base->depth > DEPTH_MAX) {
		key.base = node(e, (struct expr){ .op = EXPR_UNKNOWN });
		if (op == EXPR_FIELD)
			key.base = node(e, (struct expr){ .op = EXPR_DEREF, .base = key.base });
	}
	x = base ? cancel(e, op, key.base, key.name) : NULL;
	return x ? x : node(e, key);
}

const struct expr *expr_either(struct exprs *e, const struct expr *a, const struct expr *b)
{
	struct expr key = { .op = EXPR_EITHER, .base = a, .alt = b };

	if (a == b)
		return a;
	if (a->depth + b->depth > DEPTH_MAX)
		return a;
	return node(e, key);
}

const struct expr *expr_deref(struct exprs *e, const struct expr *x)
{
	return expr_make(e, EXPR_DEREF, x, NULL, 0);
}

const struct expr *expr_address(struct exprs *e, const struct expr *x)
{
	return expr_make(e, EXPR_ADDR, x, NULL, 0);
}

const struct expr *expr_map(struct exprs *e, const struct expr *x, expr_leaf_fn leaf, void *context)
{
	const struct expr *base, *alt;

	if (!x->base)
		return leaf(context, x);
	base = expr_map(e, x->base, leaf, context);
	if (x->op == EXPR_EITHER) {
		alt = expr_map(e, x->alt, leaf, context);
		return base == x->base && alt == x->alt ? x : expr_either(e, base, alt);
	}
	return base == x->base ? x : expr_make(e, x->op, base, x->name, x->number);
}

const struct expr *expr_replace(struct exprs *e, const struct expr *x, const struct expr *from,
				const struct expr *to)
{
	const struct expr *base;

	if (x == from)
		return to;
	if (!x->base)
		return x;
	base = expr_replace(e, x->base, from, to);
	if (x->op == EXPR_EITHER)
		return expr_either(e, base, expr_replace(e, x->alt, from, to));
	return base == x->base ? x : expr_make(e, x->op, base, x->name, x->number);
}

const struct expr *expr_root(const struct expr *x)
{
	while (x->base)
		x = x->base;
	return x;
}

gboolean expr_contains(const struct expr *x, const struct expr *part)
{
	for (; x; x = x->base) {
		if (x == part)
			return TRUE;
		if (x->alt && expr_contains(x->alt, part))
			return TRUE;
	}
	return FALSE;
}

gboolean expr_is_global(const struct expr *x)
{
	const struct expr *root = expr_root(x);

	/* `current` is another task each time. */
	return root->op == EXPR_GLOBAL && g_strcmp0(root->name, "current") != 0;
}

gboolean expr_is_static(const struct expr *x)
{
	const struct expr *root = expr_root(x);

	return root->op == EXPR_GLOBAL && strchr(root->name, ':');
}

gboolean expr_has(const struct expr *x, enum expr_op op)
{
	return x && (x->op == op || expr_has(x->base, op) || expr_has(x->alt, op));
}
