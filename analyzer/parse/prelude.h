/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The prelude: the most included headers, precompiled once, so that a unit costs what is
 * its own.  libclang writes and reads it; no compiler binary is needed.
 */
#ifndef LOCKSTEP_PARSE_PRELUDE_H
#define LOCKSTEP_PARSE_PRELUDE_H

#include <glib.h>

#include "synth.h"

struct prelude {
	char *arch;
	char *pch; /* file; exists once ready */
	char *list; /* file: a line per header that went in */
	char *key; /* hash of its source, arguments and headers; "" until it is ready */
	GPtrArray *headers; /* char *, absolute; NULL until it is ready */
	pid_t builder; /* 0: none at work */
	gboolean usable;
};

/* Starts to build dir/prelude-ARCH.pch in a child process unless a current one is there. */
struct prelude *prelude_start(const struct synth *s, const char *arch, const char *dir);

/* Waits for it; FALSE: units must be parsed without. */
gboolean prelude_ready(struct prelude *p);

void prelude_free(struct prelude *p);

/* XXH3-128 of a file's content as hex, remembered in `memo` (path -> hash); "-" if unreadable. */
const char *content_hash(GHashTable *memo, const char *path);

#endif
