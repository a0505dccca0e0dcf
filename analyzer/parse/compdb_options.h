/* SPDX-License-Identifier: GPL-2.0-only */
/* From a compiler's command to the arguments for libclang. */
#ifndef LOCKSTEP_COMPDB_OPTIONS_H
#define LOCKSTEP_COMPDB_OPTIONS_H

#include <glib.h>

/* Folders that relative paths may have been meant from, the likeliest first; at least one. */
struct compile_dirs {
	const char *dirs[3];
	size_t count;
};

/* words: the command, words[0] the compiler, NULL at the end. */
GPtrArray *compile_options(const struct compile_dirs *at, char **words);

#endif
