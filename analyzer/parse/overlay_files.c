/* SPDX-License-Identifier: GPL-2.0-only */
/* Staged texts as libclang's unsaved files. */
#include "overlay_files.h"

#include <clang-c/Index.h>
#include <string.h>
#include <xxhash.h>

void overlay_hashes(const struct tree *t, GHashTable *memo)
{
	GHashTableIter it;
	gpointer path, bytes;

	if (!t->overlay)
		return;
	g_hash_table_iter_init(&it, t->overlay);
	while (g_hash_table_iter_next(&it, &path, &bytes)) {
		char *hash = g_strdup("-");
		gsize n = 0;
		gconstpointer data = bytes ? g_bytes_get_data(bytes, &n) : NULL;

		if (bytes) {
			XXH128_hash_t h = XXH3_128bits(data ? data : "", n);

			g_free(hash);
			hash = g_strdup_printf("%016llx%016llx", (unsigned long long)h.high64,
					       (unsigned long long)h.low64);
		}
		g_hash_table_insert(memo, g_strconcat(t->root, "/", path, NULL), hash);
	}
}

gboolean overlay_has_any(const struct tree *t, const GPtrArray *paths)
{
	gsize n = strlen(t->root);

	for (guint i = 0; t->overlay && paths && i < paths->len; i++) {
		const char *path = g_ptr_array_index(paths, i);

		if (g_str_has_prefix(path, t->root) && path[n] == '/' &&
		    g_hash_table_contains(t->overlay, path + n + 1))
			return TRUE;
	}
	return FALSE;
}

static void clear_file(gpointer file)
{
	g_free((char *)(gpointer)((struct CXUnsavedFile *)file)->Filename);
}

GArray *overlay_unsaved(const struct tree *t)
{
	GArray *files = g_array_new(FALSE, TRUE, sizeof(struct CXUnsavedFile));
	GHashTableIter it;
	gpointer path, bytes;

	g_array_set_clear_func(files, clear_file);
	if (!t->overlay)
		return files;
	g_hash_table_iter_init(&it, t->overlay);
	while (g_hash_table_iter_next(&it, &path, &bytes)) {
		struct CXUnsavedFile f = { 0 };
		gsize n = 0;
		gconstpointer data = bytes ? g_bytes_get_data(bytes, &n) : NULL;

		if (!bytes)
			continue;
		f.Filename = g_strconcat(t->root, "/", path, NULL);
		f.Contents = data ? data : "";
		f.Length = n;
		g_array_append_val(files, f);
	}
	return files;
}
