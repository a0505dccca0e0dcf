/* SPDX-License-Identifier: GPL-2.0-only */
/* Which Kbuild files name a file: that of its folder, of a parent, or of a folder beside it. */
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

static void add_owner(struct kbuild *k, const char *dir, const char *path, GPtrArray *out)
{
	struct kbuild_folder *f = kbuild_folder_get(k, dir);

	if (kbuild_folder_modules(f, path) && !g_ptr_array_find(out, f, NULL))
		g_ptr_array_add(out, f);
}

/* Does the subdir lie in the same first folder below dir as path? */
static gboolean shares_folder(const char *dir, const char *subdir, const char *path)
{
	const char *a = path_below(dir, subdir), *b = path_below(dir, path);
	size_t len;

	if (!a || !b)
		return FALSE;
	len = strcspn(a, "/");
	return a[len] == '/' && !strncmp(a, b, len + 1);
}

/*
 * "obj-y += amd/amdgpu/" builds from amd/display/ too, with ../display/x.o; the folders
 * right beside the file's own may do so as well.
 */
static void add_siblings(struct kbuild *k, const char *path, GPtrArray *out)
{
	const char *dir = path;
	unsigned int level, i;

	for (level = 0; !out->len && (dir = kbuild_parent(k, dir)) && *dir; level++) {
		const GPtrArray *subdirs = kbuild_folder_get(k, dir)->subdirs;

		for (i = 0; i < subdirs->len; i++) {
			const char *subdir = g_ptr_array_index(subdirs, i);

			if (level == 1 || shares_folder(dir, subdir, path))
				add_owner(k, subdir, path, out);
		}
	}
}

/* virt/kvm/ is built by arch/ARCH/kvm/, whichever the architecture. */
static void add_architectures(struct kbuild *k, const char *path, GPtrArray *out)
{
	const char *name = path_below("virt", path);
	const char *parent = kbuild_parent(k, path);
	GPtrArray *archs = g_ptr_array_new_with_free_func(g_free);
	unsigned int i;

	if (name && parent && path_below("virt", parent))
		folder_names(k->tree->root, "arch", archs);
	for (i = 0; i < archs->len; i++) {
		char *dir = g_strdup_printf("arch/%s/%s", (char *)g_ptr_array_index(archs, i),
					    path_below("virt", parent));

		add_owner(k, dir, path, out);
		g_free(dir);
	}
	g_ptr_array_free(archs, TRUE);
}

GPtrArray *kbuild_owners(struct kbuild *k, const char *path)
{
	GPtrArray *out = g_ptr_array_new();
	const char *dir = path;

	while ((dir = kbuild_parent(k, dir)))
		add_owner(k, dir, path, out);
	if (!out->len)
		add_siblings(k, path, out);
	if (!out->len)
		add_architectures(k, path, out);
	return out;
}

const GPtrArray *kbuild_named(struct kbuild *k, const char *path)
{
	GPtrArray *out = g_hash_table_lookup(k->named, path), *owners;
	unsigned int i, j;

	if (out)
		return out;
	out = g_ptr_array_new();
	owners = kbuild_owners(k, path);
	for (i = 0; i < owners->len; i++) {
		const GPtrArray *modules =
			kbuild_folder_modules(g_ptr_array_index(owners, i), path);

		for (j = 0; j < modules->len; j++)
			g_ptr_array_add(out, g_ptr_array_index(modules, j));
	}
	g_ptr_array_free(owners, TRUE);
	g_ptr_array_sort(out, kbuild_module_compare);
	g_hash_table_insert(k->named, (gpointer)path, out);
	return out;
}
