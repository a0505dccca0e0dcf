/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * .c files that other .c files include.  There is no front end at this point: the
 * #include lines of the folders around the file are compared with its path.
 */
#include <dirent.h>
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

/* How many parents of the file's folder are searched for an includer. */
enum { MAX_PARENTS = 3 };

struct textual_include {
	const char *file; /* the includer, relative to the root, interned */
	char *name; /* as written between the quotes */
};

static void include_free(gpointer data)
{
	struct textual_include *include = data;

	g_free(include->name);
	g_free(include);
}

void kbuild_includes_free(gpointer includes)
{
	g_ptr_array_free(includes, TRUE);
}

/* The name in the #include line that ends with the quote at `end`; NULL if it is none. */
static char *included_name(const char *text, const char *end)
{
	const char *line = end, *p;

	while (line > text && line[-1] != '\n')
		line--;
	p = line + strspn(line, " \t");
	if (*p++ != '#')
		return NULL;
	p += strspn(p, " \t");
	if (strncmp(p, "include", strlen("include")) != 0)
		return NULL;
	p += strlen("include");
	p += strspn(p, " \t");
	if ((*p != '"' && *p != '<') || p >= end)
		return NULL;
	return g_strndup(p + 1, (gsize)(end - p - 1));
}

static void scan_file(struct kbuild *k, const char *path, GPtrArray *found)
{
	char *absolute = g_strconcat(k->tree->root, "/", path, NULL);
	char *text = file_text(absolute);
	const char *p = text;

	while (p && (p = strstr(p, ".c"))) {
		char *name = NULL;

		p += 2;
		if (*p == '"' || *p == '>')
			name = included_name(text, p);
		if (name) {
			struct textual_include *include = g_new(struct textual_include, 1);

			include->file = arena_intern(k->arena, path);
			include->name = name;
			g_ptr_array_add(found, include);
		}
	}
	g_free(text);
	g_free(absolute);
}

/* All inclusions of .c files by the .c files of a folder. */
static const GPtrArray *scan_folder(struct kbuild *k, const char *folder)
{
	GPtrArray *found = g_hash_table_lookup(k->includes, folder);
	char *absolute;
	struct dirent *entry;
	DIR *dir;

	if (found)
		return found;
	found = g_ptr_array_new_with_free_func(include_free);
	g_hash_table_insert(k->includes, (gpointer)arena_intern(k->arena, folder), found);
	absolute = g_strconcat(k->tree->root, "/", folder, NULL);
	dir = opendir(absolute);
	while (dir && (entry = readdir(dir))) {
		if (g_str_has_suffix(entry->d_name, ".c")) {
			char *path = path_resolve(folder, entry->d_name);

			scan_file(k, path, found);
			g_free(path);
		}
	}
	if (dir)
		closedir(dir);
	g_free(absolute);
	return found;
}

/*
 * Does the line mean this file?  From the includer's folder, which the compiler tries first; else
 * through an include path, which a path that ends with the name is taken for.
 */
static gboolean means(struct kbuild *k, const struct textual_include *include, const char *path)
{
	const char *dir = kbuild_parent(k, include->file);
	char *local = path_resolve(dir ? dir : "", include->name);
	const char *name = include->name;
	gboolean yes = local && !strcmp(local, path);
	gboolean other = !yes && local && kbuild_exists(k, local);

	g_free(local);
	while (g_str_has_prefix(name, "../"))
		name += strlen("../");
	if (!yes && !other && strchr(name, '/') && g_str_has_suffix(path, name)) {
		size_t rest = strlen(path) - strlen(name);

		yes = !rest || path[rest - 1] == '/';
	}
	return yes && strcmp(include->file, path) != 0;
}

static int compare_strings(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void search_folder(struct kbuild *k, const char *folder, const char *path, GPtrArray *out)
{
	const GPtrArray *includes = scan_folder(k, folder);
	unsigned int i;

	for (i = 0; i < includes->len; i++) {
		const struct textual_include *include = g_ptr_array_index(includes, i);

		if (means(k, include, path) && !g_ptr_array_find(out, include->file, NULL))
			g_ptr_array_add(out, (gpointer)include->file);
	}
}

/* "-I$(srctree)/$(src)" makes the folder's files known by their paths in it to all folders below. */
static gboolean is_include_path(struct kbuild *k, const char *folder)
{
	const struct kbuild_folder *f = kbuild_folder_get(k, folder);
	char *flag = g_strconcat("-I", k->tree->root, "/", folder, NULL);
	const char *interned = arena_intern(k->arena, flag);

	g_free(flag);
	return g_ptr_array_find(f->flags, interned, NULL) ||
	       g_ptr_array_find(f->subdir_flags, interned, NULL);
}

static void search_below(struct kbuild *k, const char *folder, const char *path, GPtrArray *out)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	unsigned int i;

	folder_names(k->tree->root, folder, names);
	for (i = 0; i < names->len; i++) {
		char *below = path_resolve(folder, g_ptr_array_index(names, i));

		search_folder(k, below, path, out);
		g_free(below);
	}
	g_ptr_array_free(names, TRUE);
}

const GPtrArray *kbuild_include_search(struct kbuild *k, const char *path)
{
	const char *key = arena_intern(k->arena, path), *folder = key;
	GPtrArray *found = g_hash_table_lookup(k->includers, key);
	unsigned int i;

	if (found)
		return found;
	found = g_ptr_array_new();
	for (i = 0; i <= MAX_PARENTS && (folder = kbuild_parent(k, folder)) && !found->len; i++) {
		search_folder(k, folder, key, found);
		if (!found->len && *folder && is_include_path(k, folder))
			search_below(k, folder, key, found);
	}
	g_ptr_array_sort(found, compare_strings);
	g_hash_table_insert(k->includers, (gpointer)key, found);
	return found;
}
