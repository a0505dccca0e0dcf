/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files that make the workqueue share. */
#ifndef LOCKSTEP_REWRITE_CREATE_H
#define LOCKSTEP_REWRITE_CREATE_H

#include "maker.h"

/* The name of a module as a C identifier; to be freed. */
char *create_symbol(const char *module);
/* The line before the first MODULE_*() at the end of the file, or the end. */
gssize create_module_lines(const struct edited_file *f);

#endif
