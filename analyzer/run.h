/* SPDX-License-Identifier: GPL-2.0-only */
/* A run of the pipeline: what its parts share. */
#ifndef LOCKSTEP_ENGINE_RUN_H
#define LOCKSTEP_ENGINE_RUN_H

#include "engine.h"
#include "parser.h"
#include "plan.h"
#include "scan.h"

struct run {
	const struct tree *tree;
	const struct run_options *options;
	struct kbuild *kbuild;
	struct parser *parser;
	GPtrArray *scope; /* char *: the paths to report on, relative to the root; "" is all */
	GPtrArray *files; /* char *: what the textual pass reads */
	GArray *scanned;
	GPtrArray *facts; /* struct facts * of all units parsed so far */
	GHashTable *units; /* interned paths that were parsed */
	struct program *program;
	gboolean last_load; /* nothing looks at the text of the facts after this load */
	gboolean texts_gone; /* ... and it was made */
	const struct plan_options *plan_options; /* of `lockstep fix`; NULL: the default */
	struct queues *queues; /* what the plans are about; NULL before run_plan() */
	GPtrArray *plans; /* struct plan * */
	GPtrArray *proposals; /* struct plan *: for findings of other checks; NULL: none asked for */
};

/* --- engine_files.c */
void run_find_files(struct run *r);
gboolean run_in_scope(const struct run *r, const char *path);
/* Appends the files at or below path (char *, to be freed) that `seen` does not hold yet. */
void run_walk(const struct run *r, const char *path, GHashTable *seen, GPtrArray *files);

/* --- engine_units.c: each adds to `wanted` (a set of interned paths) */
/* Parses what of `wanted` was not parsed yet, and links the program anew.  0 or -1. */
int run_parse(struct run *r, GHashTable *wanted);
/* Is there anything in `wanted` that was not parsed yet? */
gboolean run_has_new(const struct run *r, GHashTable *wanted);

/* --- engine_flush.c: what wq-flush-system needs to see */
int run_add_flushes(struct run *r, GHashTable *wanted);

/*
 * Is what to do about a flush asked for?  That needs to see more than the flush and what is queued:
 * where items are initialised, cancelled and relied on.
 */
static inline gboolean run_wants_plans(const struct run *r)
{
	return r->plan_options || r->options->plans;
}

/* --- engine_users.c: modules that may rely on a flush of these modules */
void run_add_users(struct run *r, const struct queues *q, const GPtrArray *modules, GHashTable *wanted);

/* --- engine_fix.c: plans for what was found, and their share in the findings */
int run_plan(struct run *r, GPtrArray *findings);
int run_propose(struct run *r, GPtrArray *findings);
void run_forget_plans(struct run *r);
/* Parses what says where the modules start that get a workqueue. */
int run_add_starts(struct run *r, GHashTable *wanted);

/* --- engine_locks.c: what the lock analysis needs to see */
int run_add_locks(struct run *r, GHashTable *wanted);

#endif
