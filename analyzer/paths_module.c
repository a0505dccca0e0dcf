/* SPDX-License-Identifier: GPL-2.0-only */
/* A module as a PATH: NAME.ko stands for the .c files that are linked into it. */
#include <string.h>

#include "base/log.h"
#include "module.h"
#include "paths.h"

/* Kbuild makes '_' of '-' in the names of loaded modules; users write either. */
static gboolean same_name(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if (*a != *b && !(strchr("-_", *a) && strchr("-_", *b)))
			return FALSE;
	return *a == *b;
}

static void add_units(const struct tree *t, const struct module *m, GPtrArray *found)
{
	unsigned int i;

	for (i = 0; i < m->units->len; i++) {
		const char *unit = g_ptr_array_index(m->units, i);
		char *path = g_build_filename(t->root, unit, NULL);

		if (g_str_has_suffix(path, ".c") && g_file_test(path, G_FILE_TEST_IS_REGULAR))
			g_ptr_array_add(found, path);
		else
			g_free(path);
	}
}

/* Looks at the files of one folder; the units may lie in folders below it. */
static gboolean find_in_file(const struct tree *t, struct kbuild *k, const char *path,
			     const char *name, GPtrArray *found)
{
	g_autofree char *relative = tree_relative(t, path);
	const GPtrArray *modules = kbuild_modules_of(k, relative);
	unsigned int i;

	for (i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		if (same_name(m->name, name)) {
			add_units(t, m, found);
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean find_below(const struct tree *t, struct kbuild *k, const char *folder,
			   const char *name, GPtrArray *found)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	gboolean done = FALSE;
	const char *entry;

	if (!dir)
		return FALSE;
	while (!done && (entry = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, entry, NULL);

		if (g_str_has_suffix(entry, ".c"))
			done = find_in_file(t, k, path, name, found);
		else if (entry[0] != '.' && !g_file_test(path, G_FILE_TEST_IS_SYMLINK) &&
			 g_file_test(path, G_FILE_TEST_IS_DIR))
			done = find_below(t, k, path, name, found);
	}
	g_dir_close(dir);
	return done;
}

int paths_resolve_modules(const struct tree *t, GPtrArray *paths)
{
	struct kbuild *k = NULL;
	unsigned int i = 0;
	int result = 0;

	while (result == 0 && i < paths->len) {
		char *path = g_ptr_array_index(paths, i);
		g_autofree char *folder = g_path_get_dirname(path);
		g_autofree char *name = g_path_get_basename(path);

		if (!path_is_module(path)) {
			i++;
			continue;
		}
		name[strlen(name) - strlen(".ko")] = '\0';
		k = k ? k : kbuild_new(t);
		if (find_below(t, k, folder, name, paths))
			g_ptr_array_remove_index(paths, i);
		else
			result =
				error("no module %s.ko is made of the sources in %s", name, folder);
	}
	if (k)
		kbuild_free(k);
	return result;
}
