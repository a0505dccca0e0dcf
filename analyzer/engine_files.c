/* SPDX-License-Identifier: GPL-2.0-only */
/* Which files a run reads, and which it reports on. */
#include <string.h>

#include "run.h"

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void run_walk(const struct run *r, const char *path, GHashTable *seen, GPtrArray *files)
{
	GPtrArray *walked = tree_walk(r->tree, path);

	g_ptr_array_set_free_func(walked, NULL); /* each file goes on to `files` or is freed here */
	for (guint i = 0; i < walked->len; i++) {
		char *file = g_ptr_array_index(walked, i);

		/* Adding it again would put this copy into the set instead of the one that stays. */
		if (g_hash_table_contains(seen, file)) {
			g_free(file);
			continue;
		}
		g_hash_table_add(seen, file);
		g_ptr_array_add(files, file);
	}
	g_ptr_array_free(walked, TRUE);
}

/* The folders of the modules that the files belong to: their other units and headers matter too. */
static void add_module_folders(const struct run *r, GHashTable *seen, GPtrArray *files)
{
	GHashTable *dirs = g_hash_table_new(g_str_hash, g_str_equal);
	guint n = files->len;

	for (guint i = 0; i < n; i++) {
		const char *file = g_ptr_array_index(files, i);
		const GPtrArray *modules;

		if (!g_str_has_suffix(file, ".c"))
			continue;
		modules = kbuild_modules_of(r->kbuild, file);
		for (guint m = 0; m < modules->len; m++) {
			const struct module *module = g_ptr_array_index(modules, m);

			/* A kernel's top folder is everything; that of a driver repository is the module's. */
			if ((*module->dir || r->tree->mode == TREE_DRIVER) &&
			    g_hash_table_add(dirs, (gpointer)module->dir))
				run_walk(r, module->dir, seen, files);
		}
	}
	g_hash_table_unref(dirs);
}

void run_find_files(struct run *r)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	gboolean whole = FALSE;

	r->files = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < r->scope->len; i++) {
		const char *path = g_ptr_array_index(r->scope, i);

		whole |= !*path;
		run_walk(r, path, seen, r->files);
	}
	if (!whole)
		add_module_folders(r, seen, r->files);
	g_ptr_array_sort(r->files, by_text);
	g_hash_table_unref(seen);
}

static gboolean is_below(const struct run *r, const char *path)
{
	for (guint i = 0; i < r->scope->len; i++) {
		const char *scope = g_ptr_array_index(r->scope, i);
		gsize n = strlen(scope);

		if (!n || (g_str_has_prefix(path, scope) && (path[n] == '/' || !path[n])))
			return TRUE;
	}
	return FALSE;
}

/* A .c file that another one includes is in scope with it. */
gboolean run_in_scope(const struct run *r, const char *path)
{
	const GPtrArray *includers;

	if (is_below(r, path))
		return TRUE;
	if (!g_str_has_suffix(path, ".c"))
		return FALSE;
	includers = kbuild_includers_of(r->kbuild, path);
	for (guint i = 0; i < includers->len; i++)
		if (is_below(r, g_ptr_array_index(includers, i)))
			return TRUE;
	return FALSE;
}
