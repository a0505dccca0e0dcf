/* SPDX-License-Identifier: GPL-2.0-only */
/* The paths that the user named, made absolute. */
#ifndef LOCKSTEP_PATHS_H
#define LOCKSTEP_PATHS_H

#include <glib.h>

#include "options.h"
#include "tree.h"

/*
 * The existing files and folders of the arguments and of --files-from: absolute,
 * symbolic links resolved, sorted, each once; the current folder if nothing was
 * named.  FOLDER/NAME.ko stands for a module and need not exist.  NULL after a message.
 */
GPtrArray *paths_new(const struct options *o, char **arguments);

/* Replaces each NAME.ko by the .c files of that module.  0, or -1 after a message. */
int paths_resolve_modules(const struct tree *t, GPtrArray *paths);

/* A whole text file, "-": standard input.  NULL after a message that names the option. */
GString *read_whole(const char *option, const char *from);

/* Whether path is named like a module, and is no folder. */
gboolean path_is_module(const char *path);

/* Whether path is folder or lies below it. */
gboolean path_is_below(const char *path, const char *folder);

#endif
