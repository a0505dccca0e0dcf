/* SPDX-License-Identifier: GPL-2.0-only */
/* The checks; their table is analyzer/checks/checks.def. */
#ifndef LOCKSTEP_CHECKS_H
#define LOCKSTEP_CHECKS_H

#include <glib.h>

#include "finding.h"
#include "program.h"

/* What has to be parsed before a check can say anything. */
enum check_needs { NEEDS_FLUSHES, NEEDS_LOCKS };

struct check {
	const char *id; /* "wq-flush-system" */
	const char *title; /* one line for --list-checks */
	enum severity severity;
	gboolean enabled; /* by default */
	enum check_needs needs;
	/* Appends struct finding * to `findings`; never changes the program. */
	void (*run)(const struct program *p, GPtrArray *findings);
};

/* All checks in the order of their ids. */
const struct check *checks_all(unsigned int *count);
const struct check *checks_find(const char *id);

/*
 * Which checks a --checks= value leaves on: clang-tidy's meaning, a comma
 * list of globs, '-' in front takes away, later ones win, the list is added
 * to the default.  enabled has one gboolean per check, in table order, preset
 * to the default by the caller.  -1 after a message when a glob without '-'
 * matches no check.
 */
int checks_select(const char *globs, gboolean *enabled);

#endif
