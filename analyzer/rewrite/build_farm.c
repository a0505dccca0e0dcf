/* SPDX-License-Identifier: GPL-2.0-only */
/* A tree made of links, for a build that must not write into the user's. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "build.h"

enum { DEPTH_MAX = 12 };

/* What a build leaves behind, and what would make kbuild refuse: none of the source. */
static gboolean is_left_out(const char *name)
{
	static const char *const ends[] = { ".o", ".ko", ".a", ".cmd", ".mod", ".mod.c", ".order",
					    ".symvers" };

	if (g_str_equal(name, ".git") || g_str_equal(name, ".config"))
		return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(name, ends[i]))
			return TRUE;
	return FALSE;
}

/* Links for all entries of `from` in `to`; folders become folders if `deep`, and `open` always. */
static int link_folder(const char *from, const char *to, const char *open, gboolean deep, int depth)
{
	GDir *dir = g_dir_open(from, 0, NULL);
	const char *name;
	int status = 0;

	if (!dir || g_mkdir_with_parents(to, 0700) < 0 || depth > DEPTH_MAX)
		status = error("%s can not be copied", from);
	while (!status && (name = g_dir_read_name(dir))) {
		g_autofree char *old = g_build_filename(from, name, NULL);
		g_autofree char *new = g_build_filename(to, name, NULL);
		gboolean folder = g_file_test(old, G_FILE_TEST_IS_DIR) &&
				  !g_file_test(old, G_FILE_TEST_IS_SYMLINK);

		if (is_left_out(name) || (open && g_str_equal(name, open)) ||
		    g_file_test(new, G_FILE_TEST_EXISTS))
			continue;
		if (folder && deep)
			status = link_folder(old, new, NULL, TRUE, depth + 1);
		else if (symlink(old, new) < 0)
			status = error("%s can not be made", new);
	}
	if (dir)
		g_dir_close(dir);
	return status;
}

int farm_make(const char *root, const char *farm, const char *dir)
{
	g_auto(GStrv) parts = g_strsplit(dir, "/", -1);
	g_autofree char *from = g_strdup(root), *to = g_strdup(farm);

	for (guint i = 0; parts[i] && *parts[i]; i++) {
		char *next_from = g_build_filename(from, parts[i], NULL);
		char *next_to = g_build_filename(to, parts[i], NULL);
		int status = link_folder(from, to, parts[i], FALSE, 0);

		g_free(from);
		g_free(to);
		from = next_from;
		to = next_to;
		if (status)
			return status;
		if (g_file_test(to, G_FILE_TEST_IS_SYMLINK))
			g_unlink(to); /* another module's neighbour so far */
	}
	return link_folder(from, to, NULL, TRUE, 0);
}

/* Does the path lie in the copy itself?  Behind a linked folder is the user's tree. */
static gboolean is_own(const char *farm, const char *path)
{
	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		g_autofree char *parent = g_strdup_printf("%s/%.*s", farm, (int)(slash - path), path);

		if (g_file_test(parent, G_FILE_TEST_IS_SYMLINK))
			return FALSE;
	}
	return TRUE;
}

int farm_see(const char *farm, GHashTable *overlay)
{
	GHashTableIter it;
	gpointer path, bytes;

	if (!overlay)
		return 0;
	g_hash_table_iter_init(&it, overlay);
	while (g_hash_table_iter_next(&it, &path, &bytes)) {
		g_autofree char *full = g_build_filename(farm, path, NULL);
		g_autofree char *folder = g_path_get_dirname(full);
		gsize length;
		const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;

		if (!is_own(farm, path) || !g_file_test(folder, G_FILE_TEST_IS_DIR))
			continue;
		g_unlink(full);
		if (bytes && !g_file_set_contents(full, text ? text : "", (gssize)length, NULL))
			return error("%s can not be written", full);
	}
	return 0;
}

int farm_change(const char *farm, const struct edits *e)
{
	for (guint i = 0; i < e->files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(e->files, i);
		g_autofree char *path = g_build_filename(farm, f->path, NULL);
		g_autofree char *text = f->changes->len ? edited_text(f) : NULL;

		if (!text)
			continue;
		if (!is_own(farm, f->path))
			return error("%s is not in the copy", f->path);
		g_unlink(path);
		if (!g_file_set_contents(path, text, -1, NULL))
			return error("%s can not be written", path);
	}
	return 0;
}
