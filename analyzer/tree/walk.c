/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * All C files of a tree.  openat() and the type in the folder entry save a
 * system call per file, which is what a walk costs.
 */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tree_private.h"

/* Deeper than any source tree; each level holds a file descriptor. */
enum { MAX_DEPTH = 100 };

struct walk {
	GPtrArray *files;
	GString *path; /* of the folder being read, without trailing slash */
	gboolean kernel;
	gboolean first_only; /* stop at the first .c file */
	unsigned int depth;
};

static gboolean is_source(const char *name, size_t len)
{
	if (len < 3 || name[len - 2] != '.' || (name[len - 1] != 'c' && name[len - 1] != 'h'))
		return FALSE;
	return !g_str_has_suffix(name, ".mod.c");
}

/* Folders without kernel code that a module could be built from. */
static gboolean is_skipped(const struct walk *w, const char *name)
{
	static const char *const top[] = { "Documentation", "tools", "scripts" };
	unsigned int i;

	if (name[0] == '.')
		return TRUE;
	for (i = 0; w->kernel && !w->path->len && i < G_N_ELEMENTS(top); i++) {
		if (!strcmp(name, top[i]))
			return TRUE;
	}
	/* headers made by the build: include/generated, arch/x86/include/generated */
	if (strcmp(name, "generated") != 0)
		return FALSE;
	return !strcmp(w->path->str, "include") || g_str_has_suffix(w->path->str, "/include");
}

/* What the entry is: DT_DIR, DT_REG or something to leave out. */
static unsigned char type_of(int fd, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
		return entry->d_type;
	if (fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW))
		return DT_UNKNOWN;
	if (S_ISLNK(st.st_mode))
		return !fstatat(fd, entry->d_name, &st, 0) && S_ISREG(st.st_mode) ? DT_REG :
										    DT_UNKNOWN;
	return S_ISDIR(st.st_mode) ? DT_DIR : S_ISREG(st.st_mode) ? DT_REG : DT_UNKNOWN;
}

static char *joined(const GString *path, const char *name)
{
	return path->len ? g_strconcat(path->str, "/", name, NULL) : g_strdup(name);
}

/*
 * Adds the files of one folder and collects its folders; FALSE if it turns out to be the output
 * of a build, which a configuration in a folder below the root shows.
 */
static gboolean read_entries(struct walk *w, DIR *dir, GPtrArray *folders)
{
	unsigned int before = w->files->len;
	struct dirent *entry;

	while ((entry = readdir(dir))) {
		const char *name = entry->d_name;

		if (!strcmp(name, ".config") && w->path->len) {
			g_ptr_array_set_size(w->files, (int)before);
			return FALSE;
		}
		if (is_source(name, strlen(name))) {
			if (type_of(dirfd(dir), entry) == DT_REG)
				g_ptr_array_add(w->files, joined(w->path, name));
			else if (type_of(dirfd(dir), entry) == DT_DIR)
				g_ptr_array_add(folders, g_strdup(name));
		} else if ((entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN) &&
			   !is_skipped(w, name) && type_of(dirfd(dir), entry) == DT_DIR) {
			g_ptr_array_add(folders, g_strdup(name));
		}
	}
	return TRUE;
}

static gboolean found_enough(const struct walk *w)
{
	unsigned int i;

	for (i = 0; w->first_only && i < w->files->len; i++) {
		if (g_str_has_suffix(g_ptr_array_index(w->files, i), ".c"))
			return TRUE;
	}
	return FALSE;
}

/* fd is given over. */
static void walk_folder(struct walk *w, int fd)
{
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	GPtrArray *folders;
	gsize len = w->path->len;
	unsigned int i;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	folders = g_ptr_array_new_with_free_func(g_free);
	if (!read_entries(w, dir, folders) || w->depth >= MAX_DEPTH)
		g_ptr_array_set_size(folders, 0);
	w->depth++;
	for (i = 0; i < folders->len && !found_enough(w); i++) {
		const char *name = g_ptr_array_index(folders, i);

		if (len)
			g_string_append_c(w->path, '/');
		g_string_append(w->path, name);
		walk_folder(w, openat(dirfd(dir), name,
				      O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
		g_string_truncate(w->path, len);
	}
	w->depth--;
	g_ptr_array_free(folders, TRUE);
	closedir(dir);
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *tree_walk(const struct tree *t, const char *relative_path)
{
	struct walk w = { .kernel = t->mode != TREE_DRIVER };
	char *relative = path_resolve("", relative_path);
	char *absolute = relative ? g_strconcat(t->root, "/", relative, NULL) : NULL;
	struct stat st;

	w.files = g_ptr_array_new_with_free_func(g_free);
	w.path = g_string_new(relative);
	if (absolute && !stat(absolute, &st)) {
		if (S_ISDIR(st.st_mode))
			walk_folder(&w, open(absolute, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
		else if (S_ISREG(st.st_mode) && is_source(relative, strlen(relative)))
			g_ptr_array_add(w.files, g_strdup(relative));
	}
	g_ptr_array_sort(w.files, compare_paths);
	if (relative)
		tree_overlay_walk(t, relative, w.files);
	g_string_free(w.path, TRUE);
	g_free(absolute);
	g_free(relative);
	return w.files;
}

void folder_names(const char *root, const char *dir, GPtrArray *out)
{
	char *path = g_strconcat(root, "/", dir, NULL);
	DIR *folder = opendir(path);
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		if (entry->d_name[0] != '.' && entry->d_type != DT_LNK &&
		    type_of(dirfd(folder), entry) == DT_DIR)
			g_ptr_array_add(out, g_strdup(entry->d_name));
	}
	if (folder)
		closedir(folder);
	g_free(path);
	g_ptr_array_sort(out, compare_paths);
}

gboolean walk_has_c(const char *dir)
{
	struct walk w = { .first_only = TRUE };
	gboolean found;

	w.files = g_ptr_array_new_with_free_func(g_free);
	w.path = g_string_new(NULL);
	walk_folder(&w, open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	found = found_enough(&w);
	g_string_free(w.path, TRUE);
	g_ptr_array_free(w.files, TRUE);
	return found;
}
