/* SPDX-License-Identifier: GPL-2.0-only */
/* One folder's Kbuild file: reading it once, and keeping what it says. */
#include <string.h>

#include "base/log.h"
#include "kbuild_private.h"
#include "tree_private.h"

static void array_free(gpointer data)
{
	g_ptr_array_free(data, TRUE);
}

static struct kbuild_folder *folder_new(const char *path)
{
	struct kbuild_folder *f = g_new0(struct kbuild_folder, 1);

	f->path = path;
	f->modules = g_ptr_array_new_with_free_func(kbuild_module_free);
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
void kbuild_set_variables(const struct tree *t, struct makefile *m, const char *file)
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
	make_var_fix(m, "MAKEFILE_LIST", file);
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

/* Fills f; decide: see struct makefile. */
static void read_file(struct kbuild *k, const char *file, gboolean decide, struct kbuild_folder *f)
{
	struct makefile *m = makefile_new(k->tree->root, f->path);

	m->decide = decide;
	kbuild_set_variables(k->tree, m, file);
	kbuild_environment(k, m, file);
	makefile_read(m, file);
	if (m->budget <= 0 && !decide)
		note("%s: takes too long to expand, read in part", file);
	/* what was understood counts, even if the text never came to an end */
	m->budget = MAKEFILE_BUDGET;
	kbuild_objects_read(k, m, f);
	kbuild_flags_read(k, m, f);
	makefile_free(m);
}

/*
 * A driver's Makefile first says what is built as it stands; the union of its branches only adds
 * units that are left.  A kernel tree is read for all configurations.
 */
static void read_folder(struct kbuild *k, struct kbuild_folder *f)
{
	gboolean driver = k->tree->mode == TREE_DRIVER;
	char *file = kbuild_file(k->tree, f->path);
	struct kbuild_folder *all;

	if (!file)
		return;
	read_file(k, file, driver, f);
	if (driver) {
		all = folder_new(f->path);
		read_file(k, file, FALSE, all);
		kbuild_objects_add(f, all);
		kbuild_folder_free(all);
	}
	g_free(file);
}

struct kbuild_folder *kbuild_folder_get(struct kbuild *k, const char *dir)
{
	const char *path = arena_intern(k->arena, dir);
	struct kbuild_folder *f = g_hash_table_lookup(k->folders, path);

	if (!f) {
		f = folder_new(path);
		g_hash_table_insert(k->folders, (gpointer)path, f);
		read_folder(k, f);
	}
	return f;
}

const GPtrArray *kbuild_folder_modules(const struct kbuild_folder *f, const char *path)
{
	return g_hash_table_lookup(f->by_unit, path);
}
