/* SPDX-License-Identifier: GPL-2.0-only */
/* The files of a commit or of the index that are not the same on disk, read as blobs. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "git.h"

/* A blob to be read for a path. */
struct wanted {
	char *path;
	char *oid;
};

static void clear_wanted(gpointer data)
{
	struct wanted *w = data;

	g_free(w->path);
	g_free(w->oid);
}

gboolean git_is_c(const char *path)
{
	static const char *const endings[] = { ".c", ".h", ".inc", ".def", ".S" };
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(endings); i++)
		if (g_str_has_suffix(path, endings[i]))
			return TRUE;
	return FALSE;
}

/* name (relative to top) as it is called below root; NULL: it is elsewhere. */
char *git_below(const struct git *g, const char *root, const char *name)
{
	g_autofree char *absolute = g_build_filename(g->top, name, NULL);
	gsize n = strlen(root);

	return g_str_has_prefix(absolute, root) && absolute[n] == '/' ? g_strdup(absolute + n + 1) : NULL;
}

/*
 * ":MODE MODE OID OID STATUS\0PATH\0": the first OID is that of the commit or index; regular
 * files have mode 100xxx.  A file that it does not have has mode 0.
 */
static void read_entry(const struct git *g, const char *root, const char *head, const char *name,
		       GHashTable *overlay, GArray *wanted)
{
	g_auto(GStrv) parts = g_strsplit(head + 1, " ", 5);
	char *path = git_is_c(name) ? git_below(g, root, name) : NULL;
	struct wanted w = { .path = path };

	if (!path)
		return;
	if (g_strv_length(parts) < 5 || *parts[4] == 'U') {
		g_free(path);
	} else if (g_str_has_prefix(parts[0], "100")) {
		w.oid = g_strdup(parts[2]);
		g_array_append_val(wanted, w);
	} else if (g_str_has_prefix(parts[0], "000")) {
		g_hash_table_replace(overlay, path, NULL);
	} else {
		g_free(path);
	}
}

static void read_entries(const struct git *g, const char *root, const struct child_result *r,
			 GHashTable *overlay, GArray *wanted)
{
	const char *at = r->out, *end = r->out + r->out_length;

	while (at < end && *at == ':') {
		const char *name = at + strlen(at) + 1;

		if (name >= end)
			return;
		read_entry(g, root, at, name, overlay, wanted);
		at = name + strlen(name) + 1;
	}
}

/* "OID blob SIZE\nCONTENT\n" for each, in order; "OID missing\n" for what a partial clone lacks. */
static int read_blobs(const struct child_result *r, const GArray *wanted, GHashTable *overlay)
{
	const char *at = r->out, *end = r->out + r->out_length;
	unsigned int i;

	for (i = 0; i < wanted->len; i++) {
		const struct wanted *w = &g_array_index(wanted, struct wanted, i);
		const char *line = memchr(at, '\n', (size_t)(end - at)), *kind = strchr(at, ' ');
		gsize size;

		if (!line || !kind || kind > line || !g_str_has_prefix(kind, " blob "))
			return error("git cat-file: %s: no such blob", w->path);
		size = strtoul(kind + strlen(" blob "), NULL, 10);
		if (size > (gsize)(end - line - 1))
			return error("git cat-file: %s: cut short", w->path);
		g_hash_table_replace(overlay, g_strdup(w->path), g_bytes_new(line + 1, size));
		at = MIN(line + 1 + size + 1, end);
	}
	return 0;
}

static int fetch_blobs(const struct git *g, const GArray *wanted, GHashTable *overlay)
{
	static const char *const args[] = { "cat-file", "--batch", NULL };
	GString *input = g_string_new(NULL);
	struct child_result r;
	unsigned int i;
	int result = 0;

	for (i = 0; i < wanted->len; i++)
		g_string_append_printf(input, "%s\n", g_array_index(wanted, struct wanted, i).oid);
	if (wanted->len) {
		result = git_run(g, input->str, &r, args);
		if (result == 0) {
			result = read_blobs(&r, wanted, overlay);
			child_result_clear(&r);
		}
	}
	g_string_free(input, TRUE);
	return result;
}

int git_overlay(const struct git *g, const char *root, const char *commit, GHashTable *overlay)
{
	const char *const args[] = { "diff",	  "--raw",	      "-z",
				     "--no-abbrev", "--no-renames", "--no-relative",
				     "--no-ext-diff", "--ignore-submodules=all", commit ? commit : "--",
				     commit ? "--" : NULL, NULL };
	GArray *wanted = g_array_new(FALSE, TRUE, sizeof(struct wanted));
	struct child_result r;
	int result = git_run(g, NULL, &r, args);

	g_array_set_clear_func(wanted, clear_wanted);
	if (result == 0) {
		read_entries(g, root, &r, overlay, wanted);
		child_result_clear(&r);
		result = fetch_blobs(g, wanted, overlay);
	}
	g_array_unref(wanted);
	return result;
}

int git_overlay_add(const struct git *g, const char *root, const char *commit, const GPtrArray *paths,
		    GHashTable *overlay)
{
	const char *below = g_str_has_prefix(root, g->top) ? root + strlen(g->top) : "";
	GArray *wanted = g_array_new(FALSE, TRUE, sizeof(struct wanted));
	unsigned int i;
	int result;

	g_array_set_clear_func(wanted, clear_wanted);
	for (i = 0; i < paths->len; i++) {
		const char *path = g_ptr_array_index(paths, i);
		g_autofree char *name = g_build_filename(below, path, NULL);
		struct wanted w = { g_strdup(path), NULL };

		w.oid = g_strdup_printf("%s:%s", commit, name + (*name == '/'));
		g_array_append_val(wanted, w);
	}
	result = fetch_blobs(g, wanted, overlay);
	g_array_unref(wanted);
	return result;
}
