/* SPDX-License-Identifier: GPL-2.0-only */
/* The real flags of a configured tree: compile_commands.json or .o.cmd files. */
#ifndef LOCKSTEP_COMPDB_H
#define LOCKSTEP_COMPDB_H

#include <glib.h>

#include "tree.h"

struct compdb;

/*
 * Opens compile_commands.json of builddir if there is one; .NAME.o.cmd files are
 * read one by one as they are asked for.  builddir NULL: the tree's root.  Never fails: a folder with
 * neither just has no flags.
 */
struct compdb *compdb_open(const struct tree *t, const char *builddir);
void compdb_free(struct compdb *db);

/*
 * clang arguments (char *, to be freed with the array) of the .c file at this absolute path, options
 * that clang does not know left out, relative -I made absolute; NULL if the
 * unit is in no database.  For the thread that opened db.
 */
GPtrArray *compdb_args(struct compdb *db, const char *path);

#endif
