/* SPDX-License-Identifier: GPL-2.0-only */
/* Making the edits of a proposal.  What returns text returns why there is none; NULL: done. */
#ifndef LOCKSTEP_REWRITE_PROPOSER_H
#define LOCKSTEP_REWRITE_PROPOSER_H

#include "ctext.h"
#include "propose.h"

struct proposer {
	const struct program *program;
	const struct finding *finding;
	struct plan *plan;
	struct edited_file *file; /* of the finding */
};

const char *propose_printf(const struct proposer *x, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
/* The call of the event: the bytes from its name to after its closing bracket; FALSE: not plain. */
gboolean propose_call(const struct proposer *x, const struct event *e, gssize *from, gssize *to);

/* --- propose_wq.c */
const char *propose_redundant(const struct proposer *x);
const char *propose_alloc(const struct proposer *x);

/* --- propose_lock.c */
const char *propose_leak(const struct proposer *x);
const char *propose_uninit(const struct proposer *x);

#endif
