/* SPDX-License-Identifier: GPL-2.0-only */
/* One unit through libclang: all its variants, to facts. */
#ifndef LOCKSTEP_PARSE_UNIT_H
#define LOCKSTEP_PARSE_UNIT_H

#include <clang-c/Index.h>
#include <glib.h>

#include "extract.h"

/* A unit and how to parse it. */
struct unit_job {
	const char *path; /* relative to the root */
	char *text; /* its content; also for what is not on disk */
	gsize length;
	GPtrArray *args; /* char *, complete but for the prelude */
	const char *pch; /* NULL: parsed without */
	char *config; /* text of the header that defines the CONFIG_ symbols it mentions */
};

/* What a worker keeps between units. */
struct unit_worker {
	CXIndex index;
	const char *root;
	struct inline_cache *inlines;
	const GArray *overlay; /* struct CXUnsavedFile: what is not as on disk; may be NULL */
};

/* g_malloc'ed facts; NULL: libclang gave nothing. */
char *unit_facts(struct unit_worker *w, const struct unit_job *job);

#endif
