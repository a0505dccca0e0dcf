/* SPDX-License-Identifier: GPL-2.0-only */
/* $(wildcard dir/pattern): the last component may hold wildcards. */
#include <string.h>

#include "makefile.h"
#include "tree_private.h"

static int compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void match_entries(struct makefile *m, const char *folder, const char *shown,
			  const char *pattern, GPtrArray *out)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	GPtrArray *found = g_ptr_array_new();
	const char *name;
	unsigned int i;

	while (dir && (name = g_dir_read_name(dir)) && makefile_spend(m, 500)) {
		if (name[0] != '.' && g_pattern_match_simple(pattern, name))
			g_ptr_array_add(found, g_strconcat(shown, name, NULL));
	}
	if (dir)
		g_dir_close(dir);
	g_ptr_array_sort(found, compare_names);
	for (i = 0; i < found->len; i++)
		g_ptr_array_add(out, g_ptr_array_index(found, i));
	g_ptr_array_free(found, TRUE);
}

void make_glob(struct makefile *m, const char *pattern, GPtrArray *out)
{
	const char *slash = strrchr(pattern, '/');
	char *shown = slash ? g_strndup(pattern, (gsize)(slash - pattern + 1)) : g_strdup("");
	char *base = g_strconcat(m->root, "/", m->dir, NULL);
	char *folder = path_resolve(base, shown);

	/* only in the scanned tree; wildcards in folders are not worth it */
	if (folder && path_below(m->root, folder) && !strpbrk(shown, "*?["))
		match_entries(m, folder, shown, slash ? slash + 1 : pattern, out);
	g_free(folder);
	g_free(base);
	g_free(shown);
}
