/* SPDX-License-Identifier: GPL-2.0-only */
/* The source tree that is scanned: a kernel tree or a driver repository. */
#ifndef LOCKSTEP_TREE_H
#define LOCKSTEP_TREE_H

#include <glib.h>

enum tree_mode {
	TREE_UNCONFIGURED, /* kernel tree without include/generated/autoconf.h */
	TREE_CONFIGURED, /* kernel tree with its generated headers, in place or in builddir */
	TREE_DRIVER, /* out-of-tree modules; kernel headers come from kdir */
};

/* A workqueue that workqueue.h declares extern and kernel/workqueue.c allocates. */
struct system_wq {
	const char *name; /* "system_long_wq" */
	const char *title; /* first argument of alloc_workqueue(): "events_long" */
	const char *flags; /* second argument as written: "0", "WQ_UNBOUND" */
	const char *max_active; /* third argument as written */
};

struct tree {
	char *root; /* absolute, no trailing slash */
	enum tree_mode mode;
	char *version; /* "5.17.0-rc5"; "" if unknown */
	unsigned int version_code; /* (major << 16) + (minor << 8) + patch; 0 if unknown */
	char *arch; /* SRCARCH the synthesised flags are for: "x86" */
	char *kdir; /* kernel headers of a driver repository; NULL: none found */
	char *ksource; /* its headers that no build generates: Debian's -common folder; else kdir */
	char *builddir; /* -p, or where the generated headers are; may be NULL */
	GPtrArray *wqs; /* struct system_wq */
	/*
	 * What is to be seen instead of files on disk, as a staged change: path relative to the
	 * root -> GBytes *, or NULL for a file that is not to be seen.  NULL: nothing.  Borrowed.
	 */
	GHashTable *overlay;
};

struct tree_options {
	const char *kdir; /* --kdir; NULL: the running kernel's build folder if it is there */
	const char *builddir; /* -p; may be NULL */
};

/*
 * The tree that the existing file or folder `path` belongs to: the closest
 * parent that is a kernel tree, else the git top level or closest parents with
 * a Kbuild or Makefile that names obj-m, else the folder itself if it holds C
 * files.  Returns NULL after a message if path is no such thing.
 */
struct tree *tree_open(const char *path, const struct tree_options *options);
void tree_free(struct tree *t);

/* The system workqueue with this variable name, or NULL. */
const struct system_wq *tree_system_wq(const struct tree *t, const char *name);
/* The workqueue that schedule_work() and flush_scheduled_work() mean in this tree. */
const char *tree_default_wq(const struct tree *t);

/*
 * The kernel's include folders that exist, absolute, in the kernel's order, of the tree or of
 * kdir and ksource; char *, to be freed with g_ptr_array_free(, TRUE).
 */
GPtrArray *tree_include_dirs(const struct tree *t);

/*
 * The .c and .h files at or below relative_path ("" = all), relative to the
 * root, sorted; char *, to be freed with g_ptr_array_free(, TRUE).  Without what is no
 * part of the kernel (Documentation, tools, scripts), generated files and
 * build output; links to folders are not followed.
 */
GPtrArray *tree_walk(const struct tree *t, const char *relative_path);

/* --- overlay.c: files as the overlay and the disk have them; paths are relative to the root */

/* The content, zero-terminated, to be freed with g_free().  0, or an errno without a message. */
int tree_read(const struct tree *t, const char *path, char **text, gsize *length);
gboolean tree_exists(const struct tree *t, const char *path);
/* Has the overlay anything about this path?  Then *bytes is it, NULL for a file that is not there. */
gboolean tree_overlaid(const struct tree *t, const char *path, GBytes **bytes);
/* Takes out of `files` (char *, sorted) what the overlay hides and adds what it has below path. */
void tree_overlay_walk(const struct tree *t, const char *path, GPtrArray *files);

/* path made relative to the root if it lies below; the result is to be freed with g_free(). */
char *tree_relative(const struct tree *t, const char *path);

#endif
