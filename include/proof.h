/* SPDX-License-Identifier: GPL-2.0-only */
/* The proof of a plan's edits: what the changed files say when they are read again. */
#ifndef LOCKSTEP_PROOF_H
#define LOCKSTEP_PROOF_H

#include "parser.h"
#include "plan.h"

struct proof_options {
	struct tree *tree; /* like the program's, for the parser; its overlay is set here */
	struct parser *parser; /* over `tree`, without a cache */
	struct kbuild *kbuild;
	const GPtrArray *facts; /* struct facts *: of the whole program */
	const char *tmpdir; /* existing private folder */
	const char *build; /* a kernel's build folder to compile in; NULL: nothing is compiled */
};

/*
 * Proves plan->edits and makes plan->diff and plan->proof.  A plan whose proof fails is
 * manual afterwards.  TRUE if it was proven.
 */
gboolean plan_prove(struct plan *plan, const struct program *p, const struct queues *q,
		    const struct proof_options *o);

#endif
