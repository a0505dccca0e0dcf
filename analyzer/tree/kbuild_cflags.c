/* SPDX-License-Identifier: GPL-2.0-only */
/* Which of the flags in Kbuild files apply to one file. */
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

static void add_flags(GPtrArray *out, const GPtrArray *flags)
{
	unsigned int i;

	for (i = 0; flags && i < flags->len; i++) {
		if (!g_ptr_array_find(out, g_ptr_array_index(flags, i), NULL))
			g_ptr_array_add(out, g_ptr_array_index(flags, i));
	}
}

/* subdir-ccflags-y of the folder and of its parents, outermost first. */
static void add_inherited(struct kbuild *k, const char *dir, GPtrArray *out)
{
	const char *parent = kbuild_parent(k, dir);

	if (parent)
		add_inherited(k, parent, out);
	add_flags(out, kbuild_folder_get(k, dir)->subdir_flags);
}

static void add_folder(struct kbuild *k, const struct kbuild_folder *f, const char *path,
		       GPtrArray *out)
{
	char *object = g_strconcat(path, NULL), *base;
	const char *key;

	add_inherited(k, f->path, out);
	add_flags(out, f->flags);
	object[strlen(object) - 1] = 'o';
	key = arena_intern(k->arena, object);
	add_flags(out, g_hash_table_lookup(f->file_flags, key));
	/* kernels before 5.3 looked for the last component alone */
	base = path_resolve(f->path, strrchr(object, '/') ? strrchr(object, '/') + 1 : object);
	if (arena_intern(k->arena, base) != key)
		add_flags(out, g_hash_table_lookup(f->file_flags, arena_intern(k->arena, base)));
	g_free(base);
	g_free(object);
}

/* No Kbuild file names it: the closest one that says anything is the best guess. */
static void add_closest(struct kbuild *k, const char *path, GPtrArray *out)
{
	const char *dir = path;

	while ((dir = kbuild_parent(k, dir))) {
		const struct kbuild_folder *f = kbuild_folder_get(k, dir);

		if (f->modules->len || f->flags->len || f->subdir_flags->len) {
			add_folder(k, f, path, out);
			return;
		}
	}
}

/* The file that stands for path: its first includer if it is included by text. */
static const char *compiled_file(struct kbuild *k, const char *path)
{
	const GPtrArray *includers = kbuild_includers_of(k, path);

	return includers->len ? g_ptr_array_index(includers, 0) : path;
}

const GPtrArray *kbuild_cflags_of(struct kbuild *k, const char *path)
{
	const char *key = kbuild_intern(k, path), *file;
	GPtrArray *out = g_hash_table_lookup(k->flags, key), *owners;
	unsigned int i;

	if (out)
		return out;
	out = g_ptr_array_new();
	file = compiled_file(k, key);
	owners = kbuild_owners(k, file);
	for (i = 0; i < owners->len; i++)
		add_folder(k, g_ptr_array_index(owners, i), file, out);
	if (!owners->len && *file)
		add_closest(k, file, out);
	g_ptr_array_free(owners, TRUE);
	g_hash_table_insert(k->flags, (gpointer)key, out);
	return out;
}
