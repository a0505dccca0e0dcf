/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of this stage share about folders, paths and the tree. */
#ifndef LOCKSTEP_TREE_PRIVATE_H
#define LOCKSTEP_TREE_PRIVATE_H

#include "tree.h"

/*
 * The whole of a regular file of sane size, zero-terminated; NULL, silently, if it is
 * none.  Zero bytes inside are turned into spaces.  To be freed with g_free().
 */
char *file_text(const char *path);

/* dir/name exists and is not a folder / is a folder. */
gboolean has_file(const char *dir, const char *name);
gboolean has_folder(const char *dir, const char *name);

/*
 * dir and name joined, and ".", ".." and "//" resolved in the text alone; an
 * absolute name replaces dir.  NULL if a relative result would climb out of its start.
 */
char *path_resolve(const char *dir, const char *name);

/* `path` below the absolute folder `root` as relative text inside of path; NULL if elsewhere. */
const char *path_below(const char *root, const char *path);

/* Adds the names of the folders in root/dir, sorted, but not of hidden ones and links. */
void folder_names(const char *root, const char *dir, GPtrArray *out);

/* The closest parent of the folder (itself included) that is a kernel tree; NULL if none. */
char *kernel_root(const char *dir);

/* The root of the driver repository that the folder belongs to; NULL if it is none. */
char *driver_root(const char *dir);

/* Fills version and version_code from the Makefile of `dir`, else from its generated files. */
void version_read(struct tree *t, const char *dir);

/* Which SRCARCH the configuration in builddir is for, to be freed; NULL if it does not say. */
char *version_arch(const char *builddir);

/* Fills kdir, ksource and the version of a driver repository; -1 after a message. */
int kdir_open(struct tree *t, const char *kdir);

/* Array of struct system_wq read from the kernel sources in `source`, which may be NULL. */
GPtrArray *workqueues_read(const char *source);

/*
 * The constant table for what the sources do not say: the row of this name,
 * or NULL; by place for all of them, NULL past the end.
 */
const struct system_wq *workqueue_known(const char *name);
const struct system_wq *workqueue_known_at(unsigned int i);

/* A walk of the folder found at least one C file. */
gboolean walk_has_c(const char *dir);

#endif
