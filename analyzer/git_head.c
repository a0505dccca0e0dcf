/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The tree as a commit has it, whatever the work tree looks like: changes are undone, files that git does
 * not know are hidden, and those that a sparse checkout left out next to others are there.
 */
#include <string.h>

#include "base/log.h"
#include "git.h"

/* Calls add(path relative to root) for each zero-terminated name that git prints. */
static int each_name(const struct git *g, const char *root, const char *const *args,
		     void (*add)(void *ctx, const char *name, char *path), void *ctx)
{
	struct child_result r;
	const char *at, *end;

	if (git_run(g, NULL, &r, args) < 0)
		return -1;
	end = r.out + r.out_length;
	for (at = r.out; at < end; at += strlen(at) + 1) {
		char *path = git_below(g, root, at);

		if (path)
			add(ctx, at, path);
	}
	child_result_clear(&r);
	return 0;
}

static void hide(void *ctx, const char *name, char *path)
{
	GHashTable *overlay = ctx;

	if (git_is_c(path))
		g_hash_table_replace(overlay, path, NULL);
	else
		g_free(path);
}

static int hide_unknown(const struct git *g, const char *root, GHashTable *overlay)
{
	const char *const args[] = { "ls-files", "--others", "--exclude-standard", "-z", NULL };

	return each_name(g, root, args, hide, overlay);
}

/* Modules are built as the Makefiles on disk say: these are not seen through the commit. */
static void warn(void *ctx, const char *name, char *path)
{
	note("%s has changes that are not committed; what is built is taken from there all the same",
	     path);
	g_free(path);
}

static int warn_of_makefiles(const struct git *g, const char *root, const char *commit)
{
	const char *const args[] = { "diff", "--name-only", "-z",	  "--no-relative", "--no-renames",
				     commit, "--",	    "*Makefile", "*Kbuild",	   NULL };

	return each_name(g, root, args, warn, NULL);
}

/* ------------------------------------------------------------------ sparse checkouts */

struct left_out {
	const char *root;
	GHashTable *overlay;
	GPtrArray *paths; /* char *: below the root */
};

/* Folders that are left out as a whole are not missed; a file of a folder that is there is. */
static void add_left_out(void *ctx, const char *name, char *path)
{
	const struct left_out *l = ctx;
	g_autofree char *full = g_build_filename(l->root, path, NULL);
	g_autofree char *folder = g_path_get_dirname(full);

	if (git_is_c(path) && !g_hash_table_contains(l->overlay, path) &&
	    !g_file_test(full, G_FILE_TEST_EXISTS) && g_file_test(folder, G_FILE_TEST_IS_DIR))
		g_ptr_array_add(l->paths, path);
	else
		g_free(path);
}

static gboolean is_sparse(const struct git *g)
{
	const char *const args[] = { "config", "--type=bool", "--default=false", "--get",
				     "core.sparseCheckout", NULL };
	struct child_result r;
	gboolean sparse;

	if (git_run(g, NULL, &r, args) < 0)
		return FALSE;
	sparse = g_str_has_prefix(r.out, "true");
	child_result_clear(&r);
	return sparse;
}

static int add_sparse(const struct git *g, const char *root, const char *commit, GHashTable *overlay)
{
	const char *const args[] = { "ls-tree", "-r", "--name-only", "--full-tree", "-z", commit, NULL };
	struct left_out l = { root, overlay, NULL };
	int result;

	if (!is_sparse(g))
		return 0;
	note("a sparse checkout: only the folders that are there are analysed");
	l.paths = g_ptr_array_new_with_free_func(g_free);
	result = each_name(g, root, args, add_left_out, &l);
	if (!result)
		result = git_overlay_add(g, root, commit, l.paths, overlay);
	g_ptr_array_free(l.paths, TRUE);
	return result;
}

int git_see_commit(const struct git *g, const char *root, const char *commit, GHashTable *overlay)
{
	if (git_overlay(g, root, commit, overlay) < 0 || hide_unknown(g, root, overlay) < 0 ||
	    add_sparse(g, root, commit, overlay) < 0)
		return -1;
	return warn_of_makefiles(g, root, commit);
}
