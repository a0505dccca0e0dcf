/* SPDX-License-Identifier: GPL-2.0-only */
/* Files as they are in the index or in a commit, without touching the work tree. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tree_private.h"

gboolean tree_overlaid(const struct tree *t, const char *path, GBytes **bytes)
{
	gpointer value = NULL;

	if (!t->overlay || !g_hash_table_lookup_extended(t->overlay, path, NULL, &value))
		return FALSE;
	*bytes = value;
	return TRUE;
}

int tree_read(const struct tree *t, const char *path, char **text, gsize *length)
{
	g_autofree char *absolute = NULL;
	GError *problem = NULL;
	GBytes *bytes;
	struct stat st;

	if (tree_overlaid(t, path, &bytes)) {
		if (!bytes)
			return ENOENT;
		*length = g_bytes_get_size(bytes);
		*text = g_malloc(*length + 1);
		memcpy(*text, g_bytes_get_data(bytes, NULL) ? g_bytes_get_data(bytes, NULL) : "", *length);
		(*text)[*length] = '\0';
		return 0;
	}
	absolute = g_strconcat(t->root, "/", path, NULL);
	if (g_file_get_contents(absolute, text, length, &problem))
		return 0;
	g_error_free(problem);
	if (stat(absolute, &st))
		return errno;
	return S_ISDIR(st.st_mode) ? EISDIR : access(absolute, R_OK) ? errno : EIO;
}

gboolean tree_exists(const struct tree *t, const char *path)
{
	g_autofree char *absolute = NULL;
	GBytes *bytes;

	if (tree_overlaid(t, path, &bytes))
		return bytes != NULL;
	absolute = g_strconcat(t->root, "/", path, NULL);
	return access(absolute, F_OK) == 0;
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean is_below(const char *path, const char *folder)
{
	gsize n = strlen(folder);

	return !n || (g_str_has_prefix(path, folder) && (path[n] == '/' || !path[n]));
}

void tree_overlay_walk(const struct tree *t, const char *path, GPtrArray *files)
{
	GHashTableIter it;
	gpointer name, bytes;
	unsigned int i;

	if (!t->overlay)
		return;
	for (i = files->len; i > 0; i--)
		if (g_hash_table_contains(t->overlay, g_ptr_array_index(files, i - 1)))
			g_ptr_array_remove_index(files, i - 1);
	g_hash_table_iter_init(&it, t->overlay);
	while (g_hash_table_iter_next(&it, &name, &bytes))
		if (bytes && is_below(name, path) &&
		    (g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h")))
			g_ptr_array_add(files, g_strdup(name));
	g_ptr_array_sort(files, compare_paths);
}
