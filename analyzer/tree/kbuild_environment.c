/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a driver's Makefile hands to kbuild when it starts it: exported variables, or arguments of
 * make in a recipe.  Both are taken to be all of its upper-case variables, which
 * the Kbuild file may still replace.
 */
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

static gboolean is_handed_over(const char *name)
{
	if (!strcmp(name, "CFLAGS") || !strcmp(name, "CPPFLAGS") || !strcmp(name, "MAKEFILE_LIST"))
		return FALSE;
	return name[strspn(name, G_CSET_A_2_Z G_CSET_DIGITS "_")] == '\0';
}

/* Adds what the Makefile of the folder defines to env. */
static void read_makefile(struct kbuild *k, const char *dir, GHashTable *env)
{
	char *folder = path_resolve(k->tree->root, dir);
	char *file = g_strconcat(folder, "/Makefile", NULL);
	struct makefile *m = makefile_new(k->tree->root, dir);
	GHashTableIter iter;
	gpointer name, value;

	m->decide = TRUE;
	kbuild_set_variables(k->tree, m, file);
	/* it is not kbuild that reads this one */
	make_var_fix(m, "KERNELRELEASE", "");
	makefile_read(m, file);
	g_hash_table_iter_init(&iter, m->vars);
	while (g_hash_table_iter_next(&iter, &name, &value)) {
		struct make_var *var = value;

		if (g_hash_table_contains(m->fixed, name) || !is_handed_over(name))
			continue;
		g_hash_table_insert(env, g_strdup(name), make_expand(m, var->text->str));
	}
	makefile_free(m);
	g_free(file);
	g_free(folder);
}

static void copy(GHashTable *from, GHashTable *to)
{
	GHashTableIter iter;
	gpointer name, value;

	g_hash_table_iter_init(&iter, from);
	while (g_hash_table_iter_next(&iter, &name, &value))
		g_hash_table_insert(to, g_strdup(name), g_strdup(value));
}

/* What the Makefiles of the folder and its parents define: name -> value. */
static GHashTable *environment_of(struct kbuild *k, const char *dir)
{
	const char *key = arena_intern(k->arena, dir), *parent = kbuild_parent(k, key);
	GHashTable *env = g_hash_table_lookup(k->environments, key);

	if (env)
		return env;
	env = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (parent)
		copy(environment_of(k, parent), env);
	read_makefile(k, key, env);
	g_hash_table_insert(k->environments, (gpointer)key, env);
	return env;
}

void kbuild_environment(struct kbuild *k, struct makefile *m, const char *file)
{
	/* a Makefile that kbuild reads itself starts with what its parents hand over */
	const char *dir = g_str_has_suffix(file, "/Kbuild") ? m->dir : kbuild_parent(k, m->dir);
	GHashTableIter iter;
	gpointer name, value;

	if (k->tree->mode != TREE_DRIVER || !dir)
		return;
	g_hash_table_iter_init(&iter, environment_of(k, dir));
	while (g_hash_table_iter_next(&iter, &name, &value)) {
		if (!make_var_find(m, name))
			make_var_assign(m, name, ':', value);
	}
}
