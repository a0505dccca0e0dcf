/* SPDX-License-Identifier: GPL-2.0-only */
/* One problem, how sure we are, and the argument for it step by step. */
#ifndef LOCKSTEP_FINDING_H
#define LOCKSTEP_FINDING_H

#include <glib.h>

#include "source.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/*
 * CERTAIN: same instance or global objects on every edge, direct calls only.
 * LIKELY: one link is by type.  POSSIBLE: shown with --inconclusive only.
 */
enum confidence { CONFIDENCE_CERTAIN, CONFIDENCE_LIKELY, CONFIDENCE_POSSIBLE };

/* One step of the argument; printed as a "note:" line. */
struct step {
	struct location at;
	const char *function; /* may be NULL */
	const char *message;
	const char *thread; /* "CPU0", "CPU1" or NULL */
	/*
	 * With a thread: what this CPU does, for the table under the notes, in
	 * lockdep's words: "lock(&d->lock);", "<Interrupt>"; NULL: no row.
	 */
	const char *action;
};

/* What a fix does about a queue call. */
enum audit_kind {
	AUDIT_MOVED, /* it queues on the new workqueue from now on */
	AUDIT_NAMED, /* it stays, and what it queues is waited for by name */
	AUDIT_COVERED, /* it stays, and something else waits for what it queues */
	AUDIT_LEFT, /* it stays, and what it queues is no longer waited for */
	AUDIT_PRIVATE, /* it uses a workqueue of its own */
	AUDIT_SYSTEM, /* it uses a system workqueue that is not flushed */
	AUDIT_UNKNOWN, /* it uses a workqueue that is not known */
	AUDIT_KINDS
};

/* One row of the Step 4 audit: a queue call of the module, moved or not. */
struct audit_row {
	struct location at;
	const char *call; /* "schedule_work" */
	const char *work; /* the item as written, "&d->work" */
	const char *reason;
	gboolean moved;
	enum audit_kind kind;
};

struct edits;

enum { FINDING_CAUSES = 4 };

struct fix {
	const char *strategy; /* a word of conventions.md; NULL: no fix was asked for */
	const char *reason;
	const char *workqueue; /* NULL if none is created */
	GArray *audit; /* struct audit_row */
	const struct edits *edits; /* proven, of the whole plan; NULL: none.  Borrowed */
	const GPtrArray *notes; /* const char *: what the reader should know; NULL: nothing.  Borrowed */
	const char *diff, *proof; /* the same as text, and what was checked; NULL: none.  Borrowed */
};

/*
 * All strings are borrowed: interned, or owned by the arena of the program
 * that the finding is about.  The arrays belong to the finding.
 */
struct finding {
	const char *check;
	enum severity severity;
	enum confidence confidence;
	struct location at;
	const char *function; /* without "()"; may be NULL */
	const char *module; /* "psmouse", without ".ko"; NULL if unknown */
	const char *message; /* without location, severity and check name */
	GPtrArray *locks; /* char *: lockdep's names of the classes involved */
	GArray *steps; /* struct step */
	/*
	 * What the fingerprint is made of besides check and function: text that does not
	 * change when lines move or the file is renamed (class names, the call).
	 */
	const char *subject;
	/* Set by the filter to tell equal ones apart: its number in the file; the file's number. */
	unsigned int occurrence, twin;
	struct fix fix;
	/*
	 * For a fix: all places that are wrong in the same way (struct location; NULL: only `at`), and
	 * CONTEXT_* of the interrupt that may come there.
	 */
	GArray *places;
	int context;
	/* Findings of which one key is the same have one cause; NULL: this one is alone. */
	const char *causes[FINDING_CAUSES];
	GPtrArray *same; /* struct finding *, owned: of the same cause, and shown with this one; NULL: none */
};

/* A finding at this place with no steps and no locks; free with finding_free(). */
struct finding *finding_new(const char *check, struct location at, const char *function,
			    const char *message);
void finding_free(struct finding *f);
void finding_add_step(struct finding *f, struct location at, const char *function,
		      const char *message, const char *thread);

/* Gives the step that was added last its row in the CPU table. */
void finding_set_action(struct finding *f, const char *action);

/* A place that a fix has to change too. */
void finding_add_place(struct finding *f, struct location at);

/* A key of its cause; it has to name the check. */
void finding_add_cause(struct finding *f, const char *key);

/* "the same cause in f(): ...", for a note; to be freed with g_free(). */
char *finding_same_cause(const struct finding *f);

/* 32 hex digits (XXH3-128) into out[33]; never depends on line numbers or the file's name. */
void finding_fingerprint(const struct finding *f, char out[33]);

/* The same for the finding within its file: equal ones in two files are told apart by path only. */
void finding_identity(const struct finding *f, char out[33]);

/* Order of output: path, line, column, check, message. */
int finding_compare(const struct finding *a, const struct finding *b);

#endif
