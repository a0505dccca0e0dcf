/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which module is a user of which: one whose functions call the other's.  A core calls its users
 * back through tables of functions; two users of one core do not meet there.
 */
#include <string.h>

#include "locks.h"

/* A module that may be a .ko by itself; what is always built in goes by folders, interned. */
static const void *group_of(const struct lock_model *m, const struct function *f,
			    const struct module *module)
{
	const char *path = f->in_header ? f->unit->path : f->at.path;
	const char *slash = strrchr(path, '/');

	if (module && !module->builtin)
		return module;
	return arena_intern_len(m->program->arena, path, slash ? (size_t)(slash - path) : 0);
}

/* The n-th group of the function's unit, or NULL. */
static const void *group(const struct lock_model *m, const struct function *f, unsigned int n)
{
	const GPtrArray *all = f->unit->modules;

	if (!all->len)
		return n ? NULL : group_of(m, f, NULL);
	return n < all->len ? group_of(m, f, g_ptr_array_index(all, n)) : NULL;
}

struct pair {
	const void *user, *provider;
};

static guint pair_hash(gconstpointer key)
{
	const struct pair *p = key;

	return g_direct_hash(p->user) * 31 ^ g_direct_hash(p->provider);
}

static gboolean pair_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct pair));
}

GHashTable *depends_new(void)
{
	return g_hash_table_new_full(pair_hash, pair_equal, g_free, NULL);
}

static gboolean add_pair(GHashTable *pairs, const void *user, const void *provider)
{
	struct pair p = { user, provider };

	if (g_hash_table_contains(pairs, &p))
		return FALSE;
	return g_hash_table_add(pairs, g_memdup2(&p, sizeof(p)));
}

static void add_groups(struct lock_model *m, const struct function *user,
		       const struct function *provider)
{
	const void *a, *b;

	for (unsigned int i = 0; (a = group(m, user, i)); i++)
		for (unsigned int k = 0; (b = group(m, provider, k)); k++)
			if (a != b)
				add_pair(m->users, a, b);
}

void depends_build(struct lock_model *m)
{
	const struct program *p = m->program;
	GHashTable *seen = depends_new(); /* pairs of units */

	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++) {
			for (unsigned int k = 0; k < f->blocks[b].nevents; k++) {
				const struct event *e = &f->blocks[b].events[k];
				const struct function *callee =
					e->kind == EVENT_CALL && e->callee ?
						program_callee(p, f, e->callee) :
						NULL;

				if (callee && !callee->is_static &&
				    add_pair(seen, f->unit, callee->unit))
					add_groups(m, f, callee);
			}
		}
	}
	g_hash_table_destroy(seen);
}

gboolean lock_together(const struct lock_model *m, const struct function *a,
		       const struct function *b)
{
	const void *x, *y;

	for (unsigned int i = 0; (x = group(m, a, i)); i++)
		for (unsigned int k = 0; (y = group(m, b, k)); k++)
			if (x == y)
				return TRUE;
	return FALSE;
}

gboolean lock_is_user(const struct lock_model *m, const struct function *user,
		      const struct function *provider)
{
	const void *a, *b;

	for (unsigned int i = 0; (a = group(m, user, i)); i++)
		for (unsigned int k = 0; (b = group(m, provider, k)); k++)
			if (g_hash_table_contains(m->users, &(struct pair){ a, b }))
				return TRUE;
	return FALSE;
}

/* The last function of the chain that is not an inline of a header, where it could be anybody's. */
static const struct function *caller_of(const struct use *slot)
{
	const struct function *f = slot->function;

	for (; slot; slot = slot->next)
		if (!slot->function->in_header)
			f = slot->function;
	return f;
}

gboolean lock_slot_fits(const struct lock_model *m, const struct observation *o,
			const struct function *target)
{
	const struct function *caller = caller_of(o->use);

	if (target == use_last(o->use)->function || !lock_together(m, o->function, caller))
		return FALSE;
	return lock_together(m, o->function, target) || lock_is_user(m, target, o->function);
}
