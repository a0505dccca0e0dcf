/* SPDX-License-Identifier: GPL-2.0-only */
/* From a diff to the lines that count and the paths to look at. */
#include "changes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "git.h"
#include "paths.h"
#include "tree.h"

/* How the names in a diff become paths below the root. */
struct naming {
	const struct tree *tree;
	const char *top; /* folder that the names are relative to; NULL: not known, a diff from anywhere */
};

gboolean changes_wanted(const struct options *o)
{
	return o->staged || o->diff || o->since || o->range;
}

static void unref_bytes(gpointer bytes)
{
	if (bytes)
		g_bytes_unref(bytes);
}

GHashTable *overlay_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_bytes);
}

/* As patch does: folders in front are taken away until there is such a file. */
static char *guess_path(const struct tree *t, const char *name)
{
	const char *rest;

	for (rest = name; rest; rest = strchr(rest, '/') ? strchr(rest, '/') + 1 : NULL)
		if (*rest && *rest != '/' && tree_exists(t, rest))
			return g_strdup(rest);
	return NULL;
}

static char *path_of(const void *context, const char *name)
{
	const struct naming *n = context;
	gsize length = strlen(n->tree->root);
	g_autofree char *absolute = NULL;

	if (!n->top)
		return guess_path(n->tree, name);
	/* git's names have "a/" or "b/" in front, those after "rename to" do not */
	if (g_str_has_prefix(name, "a/") || g_str_has_prefix(name, "b/"))
		name += 2;
	absolute = g_build_filename(n->top, name, NULL);
	if (!g_str_has_prefix(absolute, n->tree->root) || absolute[length] != '/')
		return NULL;
	return g_strdup(absolute + length + 1);
}

static int add_git_diff(struct changes *c, const struct git *g, const struct tree *t, const char *const *range)
{
	static const char *const fixed[] = { "diff", "-U0", "-M", "--no-color", "--no-ext-diff", "--no-textconv",
					     "--no-relative", "--ignore-submodules=all", "--src-prefix=a/",
					     "--dst-prefix=b/" };
	const char *args[G_N_ELEMENTS(fixed) + 6];
	struct naming n = { t, g->top };
	struct child_result r;
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(fixed); i++)
		args[i] = fixed[i];
	for (; *range; range++)
		args[i++] = *range;
	args[i++] = "--";
	args[i] = NULL;
	if (git_run(g, NULL, &r, args) < 0)
		return -1;
	lines_add(c->lines, r.out, path_of, &n);
	child_result_clear(&r);
	return 0;
}

/* What changed since the two parted; all that differs if they have no common commit. */
static int add_since(struct changes *c, const struct git *g, const struct tree *t, const char *rev)
{
	g_autofree char *commit = git_commit(g, rev);
	const char *const base_args[] = { "merge-base", commit, "HEAD", NULL };
	const char *range[] = { commit, NULL };
	g_autofree char *base = NULL;
	struct child_result r;

	if (!commit)
		return -1;
	if (git_run(g, NULL, &r, base_args) == 0) {
		base = g_strndup(r.out, strcspn(r.out, "\n"));
		child_result_clear(&r);
		range[0] = base;
	}
	return add_git_diff(c, g, t, range);
}

/* A..B: the change between them, seen in B's files. */
static int add_range(struct changes *c, const struct git *g, struct tree *t, const char *text)
{
	const char *dots = strstr(text, "..");
	g_autofree char *left = g_strndup(text, (gsize)(dots - text));
	const char *right = dots + 2 + strspn(dots + 2, ".");
	g_autofree char *from = git_commit(g, *left ? left : "HEAD");
	g_autofree char *to = from ? git_commit(g, *right ? right : "HEAD") : NULL;
	g_autofree char *symmetric = from && to ? g_strconcat(from, "...", to, NULL) : NULL;
	const char *const range[] = { from, to, NULL };
	const char *const three[] = { symmetric, NULL };

	if (!from || !to || git_overlay(g, t->root, to, c->overlay) < 0)
		return -1;
	return add_git_diff(c, g, t, dots[2] == '.' ? three : range);
}

static int add_staged(struct changes *c, const struct git *g, struct tree *t)
{
	static const char *const cached[] = { "--cached", NULL };

	if (git_overlay(g, t->root, NULL, c->overlay) < 0)
		return -1;
	return add_git_diff(c, g, t, cached);
}

static int add_file(struct changes *c, const struct tree *t, const char *path)
{
	struct naming n = { t, NULL };
	GString *text = read_whole("--diff", path);

	if (!text)
		return -1;
	lines_add(c->lines, text->str, path_of, &n);
	g_string_free(text, TRUE);
	return 0;
}

static int find(struct changes *c, const struct options *o, struct tree *t)
{
	struct git *g = NULL;
	int result = 0;

	if (o->staged || o->since || o->range) {
		g = git_open(t->root);
		result = g ? 0 : -1;
	}
	if (result == 0 && o->staged)
		result = add_staged(c, g, t);
	if (result == 0 && o->range)
		result = add_range(c, g, t, o->range);
	if (result == 0 && o->since)
		result = add_since(c, g, t, o->since);
	if (result == 0 && o->diff)
		result = add_file(c, t, o->diff);
	git_free(g);
	return result;
}

static void add_once(GPtrArray *paths, char *path)
{
	unsigned int i;

	for (i = 0; i < paths->len; i++) {
		if (strcmp(g_ptr_array_index(paths, i), path) == 0) {
			g_free(path);
			return;
		}
	}
	g_ptr_array_add(paths, path);
}

/* The folder of a changed file that is still there; headers for all are everybody's. */
static void add_folder(const struct tree *t, const char *file, GPtrArray *paths)
{
	g_autofree char *dir = g_path_get_dirname(file);
	char *absolute = g_build_filename(t->root, dir, NULL);

	if (t->mode != TREE_DRIVER && (g_str_has_prefix(file, "include/") || strstr(file, "/include/"))) {
		note("%s is included everywhere: only the other changed files are looked at", file);
		g_free(absolute);
	} else if (g_file_test(absolute, G_FILE_TEST_IS_DIR)) {
		add_once(paths, absolute);
	} else {
		g_free(absolute);
	}
}

static void choose_paths(const struct changes *c, const struct tree *t, GPtrArray *paths)
{
	GHashTableIter it;
	gpointer file;

	g_ptr_array_set_size(paths, 0);
	g_hash_table_iter_init(&it, lines_files(c->lines));
	while (g_hash_table_iter_next(&it, &file, NULL)) {
		if (!g_str_has_suffix(file, ".c") && !g_str_has_suffix(file, ".h"))
			continue;
		if (t->mode == TREE_DRIVER)
			add_once(paths, g_strdup(t->root));
		else
			add_folder(t, file, paths);
	}
}

struct changes *changes_new(const struct options *o, struct tree *t, GPtrArray *paths, gboolean named)
{
	struct changes *c = g_new0(struct changes, 1);

	c->lines = lines_new();
	c->overlay = overlay_new();
	if (find(c, o, t) < 0) {
		changes_free(c);
		return NULL;
	}
	t->overlay = g_hash_table_size(c->overlay) ? c->overlay : NULL;
	if (!named)
		choose_paths(c, t, paths);
	return c;
}

void changes_free(struct changes *c)
{
	if (!c)
		return;
	lines_free(c->lines);
	g_hash_table_unref(c->overlay);
	g_free(c);
}
