/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The engine: from paths to a report.  What a command needs of the pipeline
 * without knowing its stages.
 */
#ifndef LOCKSTEP_ENGINE_H
#define LOCKSTEP_ENGINE_H

#include <glib.h>
#include <stdio.h>

#include "program.h"
#include "report.h"
#include "tree.h"

/* All pointers are borrowed and must live as long as the run. */
struct run_options {
	const GPtrArray *paths; /* const char *: absolute, existing, without symbolic links */
	const char *builddir; /* -p; may be NULL */
	const char *kdir; /* --kdir; may be NULL */
	const char *tmpdir; /* existing private folder; removed by the caller, also after a signal */
	const char *cache_dir; /* may not exist yet */
	const char *standin; /* folder of the bundled minimal kernel headers; NULL: not found */
	gboolean use_cache;
	gboolean plans; /* findings say what to do (struct finding's fix) */
	gboolean lazy; /* precompile nothing before it is needed */
	unsigned int jobs; /* at least 1 */
	unsigned int timeout; /* seconds per unit, at least 1 */
	const gboolean *enabled; /* one per check in the order of checks_all() */
	/* what: the unit or step at hand; total 0: not known yet.  May be NULL. */
	void (*progress)(void *ctx, unsigned int done, unsigned int total, const char *what);
	void *progress_ctx;
};

struct run;

/* t and o must live longer than the run.  NULL after a message. */
struct run *run_new(const struct tree *t, const struct run_options *o);
void run_free(struct run *r);

/*
 * Scans, parses, loads the program, runs the enabled checks and appends to
 * out, which is initialised by the caller and not sorted here.  Strings of the
 * findings live as long as the run.  Units that can not be analysed are
 * listed in out->not_analysed; -1 after a message only when nothing could be done.
 */
int run_check(struct run *r, struct report *out);

/* Parses the units that the paths name and keeps their facts in the cache.  0, or -1 after a message. */
int run_collect(struct run *r);

struct plan;
struct plan_options;
struct queues;

/*
 * The same with proven edits for what wq-flush-system finds; *plans: struct plan *, see plan.h.  They
 * live as long as the run.
 */
int run_fix(struct run *r, const struct plan_options *o, struct report *out,
	    const GPtrArray **plans);
/* What the plans were made from. */
const struct queues *run_queues(const struct run *r);
/* After run_fix(): struct plan *, see propose.h, for what other checks found; NULL: they did not run. */
const GPtrArray *run_proposals(const struct run *r);
/* Is one of the plan's flushes below the paths of the run? */
gboolean run_plan_in_scope(const struct run *r, const struct plan *plan);

struct lock_model;
struct function;

enum graph_format { GRAPH_DOT, GRAPH_JSON, GRAPH_LINES };

/*
 * The lock graph of what is below the paths; of that the part around the classes that match the
 * globs and the locks of the findings at these places ("PATH:LINE"), both char ** or NULL.  0, or -1
 * after a message.
 */
int run_graph(struct run *r, enum graph_format format, char **around, char **findings, FILE *out);
/* What `dump` appends for each function below the paths, once the model is built. */
int run_dump_model(struct run *r, void (*dump)(const struct lock_model *m, const struct function *f, GString *out),
		   FILE *out);

/* The facts of the units at these absolute paths (const char *), as text.  0, or -1 after a message. */
int run_dump_facts(struct run *r, const GPtrArray *files, FILE *out);

#endif
