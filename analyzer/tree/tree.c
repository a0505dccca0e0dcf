/* SPDX-License-Identifier: GPL-2.0-only */
/* Opening the tree that a path belongs to. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "tree_private.h"

/* An absolute path without links, and whether it is a folder; NULL after a message. */
static char *real_path(const char *path, gboolean *is_folder)
{
	char *real = realpath(path, NULL), *copy;
	struct stat st;

	if (!real || stat(real, &st)) {
		error("%s: %s", path, g_strerror(errno));
		free(real);
		return NULL;
	}
	copy = g_strdup(real);
	free(real);
	*is_folder = S_ISDIR(st.st_mode);
	if (!access(copy, *is_folder ? R_OK | X_OK : R_OK))
		return copy;
	error("%s: cannot be read: %s", path, g_strerror(errno));
	g_free(copy);
	return NULL;
}

static gboolean is_c_name(const char *path)
{
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}

/* The root for something that is in no kernel tree; NULL after a message. */
static char *loose_root(const char *path, const char *real, const char *dir, gboolean is_folder)
{
	char *root;

	if (!is_folder && !is_c_name(real)) {
		error("%s: neither a C file nor a folder", path);
		return NULL;
	}
	root = driver_root(dir);
	if (root)
		return root;
	if (!is_folder || walk_has_c(dir))
		return g_strdup(dir);
	error("%s: no source tree: no kernel, no Makefile that names modules, no C files", path);
	return NULL;
}

static int set_builddir(struct tree *t, const char *builddir)
{
	char *real;

	if (!builddir) {
		if (t->mode != TREE_DRIVER && has_file(t->root, "include/generated/autoconf.h"))
			t->builddir = g_strdup(t->root);
		return 0;
	}
	real = realpath(builddir, NULL);
	if (!real)
		return error("%s: %s", builddir, g_strerror(errno));
	t->builddir = g_strdup(real);
	free(real);
	return 0;
}

static int open_kernel(struct tree *t)
{
	char *arch;

	version_read(t, t->root);
	if (t->builddir && has_file(t->builddir, "include/generated/autoconf.h")) {
		t->mode = TREE_CONFIGURED;
		arch = version_arch(t->builddir);
		if (arch) {
			g_free(t->arch);
			t->arch = arch;
		}
	}
	t->wqs = workqueues_read(t->root);
	return 0;
}

static int open_driver(struct tree *t, const char *kdir)
{
	char *arch;

	if (kdir_open(t, kdir))
		return -1;
	arch = t->kdir ? version_arch(t->kdir) : NULL;
	if (arch) {
		g_free(t->arch);
		t->arch = arch;
	}
	t->wqs = workqueues_read(t->ksource);
	return 0;
}

/* root is given over. */
static struct tree *open_root(char *root, enum tree_mode mode, const struct tree_options *options)
{
	struct tree *t = g_new0(struct tree, 1);

	t->root = root;
	t->mode = mode;
	t->version = g_strdup("");
	t->arch = g_strdup("x86");
	if (set_builddir(t, options ? options->builddir : NULL) ||
	    (mode == TREE_DRIVER ? open_driver(t, options ? options->kdir : NULL) :
				   open_kernel(t))) {
		tree_free(t);
		return NULL;
	}
	return t;
}

struct tree *tree_open(const char *path, const struct tree_options *options)
{
	gboolean is_folder;
	char *real = real_path(path, &is_folder), *dir, *root;
	enum tree_mode mode = TREE_UNCONFIGURED;

	if (!real)
		return NULL;
	dir = is_folder ? g_strdup(real) : g_path_get_dirname(real);
	root = kernel_root(dir);
	if (!root) {
		mode = TREE_DRIVER;
		root = loose_root(path, real, dir, is_folder);
	}
	g_free(dir);
	g_free(real);
	return root ? open_root(root, mode, options) : NULL;
}

void tree_free(struct tree *t)
{
	if (!t)
		return;
	if (t->wqs)
		g_ptr_array_free(t->wqs, TRUE);
	g_free(t->root);
	g_free(t->version);
	g_free(t->arch);
	g_free(t->kdir);
	g_free(t->ksource);
	g_free(t->builddir);
	g_free(t);
}

char *tree_relative(const struct tree *t, const char *path)
{
	char *real = realpath(path, NULL);
	char *cwd = g_get_current_dir();
	/* a path that does not exist, or a staged file that is deleted, still has a name */
	char *absolute = real ? g_strdup(real) : path_resolve(cwd, path);
	const char *below = path_below(t->root, absolute);
	char *result = g_strdup(below ? below : absolute);

	free(real);
	g_free(cwd);
	g_free(absolute);
	return result;
}
