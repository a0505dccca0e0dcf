/* SPDX-License-Identifier: GPL-2.0-only */
/* One folder's Kbuild file: reading it once, and keeping what it says. */
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

static void array_free(gpointer data)
{
	g_ptr_array_free(data, TRUE);
}

static void module_free(gpointer data)
{
	struct module *module = data;

	g_ptr_array_free(module->units, TRUE);
	g_free(module);
}

static struct kbuild_folder *folder_new(const char *path)
{
	struct kbuild_folder *f = g_new0(struct kbuild_folder, 1);

	f->path = path;
	f->modules = g_ptr_array_new_with_free_func(module_free);
	f->by_unit = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, array_free);
	f->subdirs = g_ptr_array_new();
	f->flags = g_ptr_array_new();
	f->subdir_flags = g_ptr_array_new();
	f->file_flags = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, array_free);
	return f;
}

void kbuild_folder_free(gpointer data)
{
	struct kbuild_folder *f = data;

	g_hash_table_destroy(f->by_unit);
	g_hash_table_destroy(f->file_flags);
	g_ptr_array_free(f->modules, TRUE);
	g_ptr_array_free(f->subdirs, TRUE);
	g_ptr_array_free(f->flags, TRUE);
	g_ptr_array_free(f->subdir_flags, TRUE);
	g_free(f);
}

const char *kbuild_parent(struct kbuild *k, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!*path)
		return NULL;
	return arena_intern_len(k->arena, path, slash ? (size_t)(slash - path) : 0);
}

/* Where "make" may have been started: in the folder, or at the top of the repository. */
static char *start_folders(const struct tree *t, const char *folder)
{
	if (!strcmp(t->root, folder))
		return g_strdup(folder);
	return g_strdup_printf("%c%s%c%s%c", ALT_BEGIN, folder, ALT_NEXT, t->root, ALT_END);
}

/* The variables that kbuild itself sets; a driver's own Makefile must not replace them. */
static void set_variables(const struct tree *t, struct makefile *m)
{
	gboolean driver = t->mode == TREE_DRIVER;
	char *folder = *m->dir ? g_strconcat(t->root, "/", m->dir, NULL) : g_strdup(t->root);
	char *start = start_folders(t, folder);
	const char *srctree = driver && t->ksource ? t->ksource : t->root;
	const char *objtree = driver ? t->kdir : t->builddir;
	static const char bits[] = { ALT_BEGIN, '3', '2', ALT_NEXT, '6', '4', ALT_END, '\0' };

	make_var_fix(m, "src", driver ? folder : m->dir);
	make_var_fix(m, "obj", driver ? folder : m->dir);
	make_var_fix(m, "srctree", srctree);
	make_var_fix(m, "abs_srctree", srctree);
	make_var_fix(m, "objtree", objtree ? objtree : srctree);
	make_var_fix(m, "abs_objtree", objtree ? objtree : srctree);
	make_var_fix(m, "srcroot", driver ? folder : srctree);
	make_var_fix(m, "PWD", driver ? start : srctree);
	make_var_fix(m, "CURDIR", driver ? start : srctree);
	if (driver) {
		make_var_fix(m, "M", start);
		make_var_fix(m, "KBUILD_EXTMOD", start);
	}
	make_var_fix(m, "KERNELRELEASE", *t->version ? t->version : "0");
	make_var_fix(m, "SRCARCH", t->arch);
	make_var_fix(m, "ARCH", t->arch);
	make_var_fix(m, "BITS", bits);
	make_var_fix(m, "comma", ",");
	g_free(start);
	g_free(folder);
}

/* Kbuild is preferred to Makefile; the kernel's top Makefile is no Kbuild file. */
static char *kbuild_file(const struct tree *t, const char *dir)
{
	char *folder = *dir ? g_strconcat(t->root, "/", dir, NULL) : g_strdup(t->root);
	char *path = NULL;

	if (has_file(folder, "Kbuild"))
		path = g_strconcat(folder, "/Kbuild", NULL);
	else if ((*dir || t->mode == TREE_DRIVER) && has_file(folder, "Makefile"))
		path = g_strconcat(folder, "/Makefile", NULL);
	g_free(folder);
	return path;
}

struct kbuild_folder *kbuild_folder_get(struct kbuild *k, const char *dir)
{
	const char *path = arena_intern(k->arena, dir);
	struct kbuild_folder *f = g_hash_table_lookup(k->folders, path);
	struct makefile *m;
	char *file;

	if (f)
		return f;
	f = folder_new(path);
	g_hash_table_insert(k->folders, (gpointer)path, f);
	file = kbuild_file(k->tree, path);
	if (!file)
		return f;
	m = makefile_new(k->tree->root, path);
	set_variables(k->tree, m);
	make_var_fix(m, "MAKEFILE_LIST", file);
	makefile_read(m, file);
	kbuild_objects_read(k, m, f);
	kbuild_flags_read(k, m, f);
	makefile_free(m);
	g_free(file);
	return f;
}

const GPtrArray *kbuild_folder_modules(const struct kbuild_folder *f, const char *path)
{
	return g_hash_table_lookup(f->by_unit, path);
}
