/* SPDX-License-Identifier: GPL-2.0-only */
/* `lockstep dump modules`: what the Kbuild reader found, as text. */
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

static void dump_module(const struct module *module, GString *out)
{
	unsigned int i;

	g_string_append_printf(out, "module %s%s%s%s config=%s\n", module->dir,
			       *module->dir ? "/" : "", module->name,
			       module->builtin ? " builtin" : ".ko",
			       module->config ? module->config : "-");
	for (i = 0; i < module->units->len; i++)
		g_string_append_printf(out, "\t%s\n",
				       (const char *)g_ptr_array_index(module->units, i));
}

static void add_modules(GHashTable *set, const GPtrArray *modules)
{
	unsigned int i;

	for (i = 0; i < modules->len; i++)
		g_hash_table_add(set, g_ptr_array_index(modules, i));
}

/* The modules of every .c file of the folder, and so of all parents that link them. */
static void collect(struct kbuild *k, const char *path, GHashTable *set)
{
	GPtrArray *files = tree_walk(k->tree, path);
	unsigned int i;

	for (i = 0; i < files->len; i++) {
		const char *file = g_ptr_array_index(files, i);

		if (g_str_has_suffix(file, ".c"))
			add_modules(set, kbuild_named(k, arena_intern(k->arena, file)));
	}
	g_ptr_array_free(files, TRUE);
}

void kbuild_dump(struct kbuild *k, const char *path, GString *out)
{
	const char *key = kbuild_intern(k, path);
	GHashTable *set = g_hash_table_new(g_direct_hash, g_direct_equal);
	GPtrArray *modules = g_ptr_array_new();
	GHashTableIter iter;
	gpointer module;
	unsigned int i;

	if (kbuild_exists(k, key))
		add_modules(set, kbuild_modules_of(k, key));
	else
		collect(k, key, set);
	g_hash_table_iter_init(&iter, set);
	while (g_hash_table_iter_next(&iter, &module, NULL))
		g_ptr_array_add(modules, module);
	g_ptr_array_sort(modules, kbuild_module_compare);
	for (i = 0; i < modules->len; i++)
		dump_module(g_ptr_array_index(modules, i), out);
	g_ptr_array_free(modules, TRUE);
	g_hash_table_destroy(set);
}
