/* SPDX-License-Identifier: GPL-2.0-only */
/* Questions about a file: in which modules, by whom included, with which flags. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "kbuild_private.h"
#include "tree_private.h"

/* A .c file in a .c file in a .c file; more is a loop. */
enum { MAX_INCLUDED = 6 };

static void array_free(gpointer data)
{
	g_ptr_array_free(data, TRUE);
}

static GHashTable *answers(GDestroyNotify free_value)
{
	/* keys are interned */
	return g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_value);
}

struct kbuild *kbuild_new(const struct tree *t)
{
	struct kbuild *k = g_new0(struct kbuild, 1);

	k->tree = t;
	k->arena = arena_new();
	k->root = open(t->root, O_PATH | O_DIRECTORY | O_CLOEXEC);
	k->folders = answers(kbuild_folder_free);
	k->named = answers(array_free);
	k->modules = answers(array_free);
	k->flags = answers(array_free);
	k->includers = answers(array_free);
	k->environments = answers((GDestroyNotify)g_hash_table_unref);
	k->includes = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, kbuild_includes_free);
	k->none = g_ptr_array_new();
	return k;
}

void kbuild_free(struct kbuild *k)
{
	if (!k)
		return;
	g_hash_table_destroy(k->named);
	g_hash_table_destroy(k->modules);
	g_hash_table_destroy(k->folders);
	g_hash_table_destroy(k->flags);
	g_hash_table_destroy(k->includers);
	g_hash_table_destroy(k->includes);
	g_hash_table_destroy(k->environments);
	g_ptr_array_free(k->none, TRUE);
	if (k->root >= 0)
		close(k->root);
	arena_free(k->arena);
	g_free(k);
}

const char *kbuild_intern(struct kbuild *k, const char *path)
{
	char *clean = path_resolve("", path);
	const char *interned = arena_intern(k->arena, clean ? clean : path);

	g_free(clean);
	return interned;
}

const GPtrArray *kbuild_includers_of(struct kbuild *k, const char *path)
{
	const char *key = kbuild_intern(k, path);

	if (!g_str_has_suffix(key, ".c") || kbuild_named(k, key)->len)
		return k->none;
	return kbuild_include_search(k, key);
}

static void add_modules(GPtrArray *out, const GPtrArray *modules)
{
	unsigned int i;

	for (i = 0; i < modules->len; i++) {
		if (!g_ptr_array_find(out, g_ptr_array_index(modules, i), NULL))
			g_ptr_array_add(out, g_ptr_array_index(modules, i));
	}
}

static void modules_of_includers(struct kbuild *k, const char *path, GPtrArray *out,
				 unsigned int depth)
{
	const GPtrArray *includers = kbuild_includers_of(k, path);
	unsigned int i;

	for (i = 0; i < includers->len && depth < MAX_INCLUDED; i++) {
		const char *includer = g_ptr_array_index(includers, i);
		const GPtrArray *modules = kbuild_named(k, includer);

		add_modules(out, modules);
		if (!modules->len)
			modules_of_includers(k, includer, out, depth + 1);
	}
}

const GPtrArray *kbuild_modules_of(struct kbuild *k, const char *path)
{
	const char *key = kbuild_intern(k, path);
	GPtrArray *found = g_hash_table_lookup(k->modules, key);

	if (found || kbuild_named(k, key)->len)
		return found ? found : kbuild_named(k, key);
	found = g_ptr_array_new();
	modules_of_includers(k, key, found, 0);
	g_ptr_array_sort(found, kbuild_module_compare);
	g_hash_table_insert(k->modules, (gpointer)key, found);
	return found;
}
