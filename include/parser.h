/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The parser: turns units into facts, with libclang in worker processes and a
 * cache in front.  The only part of lockstep that knows a compiler.
 */
#ifndef LOCKSTEP_PARSER_H
#define LOCKSTEP_PARSER_H

#include <glib.h>

#include "facts.h"
#include "module.h"
#include "tree.h"

struct parser;

struct parser_options {
	const char *tmpdir; /* existing private folder, removed by the caller */
	const char *cache_dir; /* NULL: no cache */
	const char *standin; /* bundled minimal kernel headers; NULL: none */
	const char *builddir; /* -p; may be NULL */
	gboolean lazy; /* precompile the prelude when the first unit needs it */
	unsigned int jobs; /* worker processes, at least 1 */
	unsigned int timeout; /* seconds per unit; 0: no limit */
	void (*progress)(void *ctx, unsigned int done, unsigned int total);
	void *progress_ctx;
};

/*
 * Starts to precompile the prelude in the background.  NULL after a message.
 * The kbuild must outlive the parser.
 */
struct parser *parser_new(const struct tree *t, struct kbuild *k, const struct parser_options *o);

void parser_free(struct parser *p);

/* TRUE if no kernel headers were found and the bundled ones stand in. */
gboolean parser_standin(const struct parser *p);

/* The architecture whose headers the unit at this path is parsed with: "x86".  Lives as the parser. */
const char *parser_arch(const struct parser *p, const char *path);

/* Does the database of flags (-p) have the unit at this path relative to the root? */
gboolean parser_was_built(struct parser *p, const char *path);

/*
 * Facts of these units (paths relative to the root): appends a struct facts *
 * per path, in the same order, to `out`.  A unit that fails has a reason instead of text.  0, or
 * -1 after a message when nothing could be run at all.
 */
int parser_facts(struct parser *p, const GPtrArray *paths, GPtrArray *out);

/* The facts of one text as if it were the content of the unit at path; for proofs and staged blobs. */
int parser_facts_of_text(struct parser *p, const char *path, const char *text, struct facts **out);

void facts_free(struct facts *f);

/* The version of libclang: "19.1.7". */
const char *parse_version(void);

#endif
