/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What an earlier run decided from the same Kconfig files: reading and deciding them anew takes
 * longer than all else before the first unit of a pre-commit run is parsed.
 */
#include "parse/kconfig_memo.h"

#include <string.h>
#include <xxhash.h>

#include "parse/prelude.h"

static char *memo_path(const char *out)
{
	return g_build_filename(out, "kconfig.memo", NULL);
}

/* A hash of what the answer depends on: this program, the files it was read from, what it wrote. */
static char *memo_key(const char *root, const char *out, char **files)
{
	GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	GString *s = g_string_new(LOCKSTEP_FACTS_ID "\n");
	char *path = g_build_filename(out, "generated/autoconf.h", NULL);
	XXH128_hash_t h;

	g_string_append_printf(s, "%s\n%s\n", root, content_hash(known, path));
	g_free(path);
	for (; *files; files++) {
		path = g_build_filename(root, *files, NULL);
		g_string_append_printf(s, "%s %s\n", *files, content_hash(known, path));
		g_free(path);
	}
	h = XXH3_128bits(s->str, s->len);
	g_string_printf(s, "%016llx%016llx", (unsigned long long)h.high64,
			(unsigned long long)h.low64);
	g_hash_table_unref(known);
	return g_string_free(s, FALSE);
}

/* Three paragraphs: the key, the files, the symbols that are off. */
gboolean kconfig_recall(const char *root, const char *out, GHashTable *off)
{
	char *path = memo_path(out), *text = NULL, *key = NULL;
	char **parts = NULL, **files = NULL, **names = NULL;
	gboolean same = FALSE;

	if (g_file_get_contents(path, &text, NULL, NULL)) {
		parts = g_strsplit(text, "\n\n", 3);
		if (g_strv_length(parts) == 3) {
			files = g_strsplit(parts[1], "\n", -1);
			names = g_strsplit(parts[2], "\n", -1);
			key = memo_key(root, out, files);
			same = g_str_equal(key, parts[0]);
		}
	}
	for (char **n = names; same && *n; n++)
		if (**n)
			g_hash_table_add(off, g_strdup(*n));
	g_strfreev(parts);
	g_strfreev(files);
	g_strfreev(names);
	g_free(key);
	g_free(text);
	g_free(path);
	return same;
}

static char *join_sorted(GHashTable *set)
{
	GList *names = g_list_sort(g_hash_table_get_keys(set), (GCompareFunc)strcmp);
	GString *s = g_string_new(NULL);

	for (GList *l = names; l; l = l->next)
		g_string_append_printf(s, "%s%s", s->len ? "\n" : "", (char *)l->data);
	g_list_free(names);
	return g_string_free(s, FALSE);
}

void kconfig_remember(const struct kconfig *k, const char *out, GHashTable *off)
{
	char *path = memo_path(out), *files = join_sorted(k->files), *names = join_sorted(off);
	char **list = g_strsplit(files, "\n", -1);
	char *key = memo_key(k->root, out, list);
	char *text = g_strdup_printf("%s\n\n%s\n\n%s\n", key, files, names);

	g_file_set_contents(path, text, -1, NULL); /* without it the next run decides again */
	g_free(text);
	g_free(key);
	g_strfreev(list);
	g_free(names);
	g_free(files);
	g_free(path);
}
