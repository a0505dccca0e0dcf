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
	struct edited_file *file; /* of the finding, or the one that is edited */
	const char **change; /* where the sentence goes that says what changes */
};

/* --- propose_edit.c */

const char *propose_printf(const struct proposer *x, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
/* The call of the event: the bytes from its name to after its closing bracket; FALSE: not plain. */
gboolean propose_call(const struct proposer *x, const struct event *e, gssize *from, gssize *to);
/* Replaces the bytes, unless another proposal of the plan has done just that. */
void propose_edit(struct edited_file *f, gssize from, gssize to, const char *text);
/* What the reader of the proposal should know. */
void propose_note(const struct proposer *x, const char *text);

/* --- propose_find.c */

/* The proposer for a place in another file. */
struct proposer propose_elsewhere(const struct proposer *x, const char *path);
/* The function that starts in the file and holds the line; NULL: none. */
const struct function *propose_function(const struct proposer *x, const char *path,
					unsigned int line);
/* The call of a known function at this place in it. */
const struct event *propose_event(const struct function *f, unsigned int line, unsigned int column);
/* The lock of a lock or unlock call, as an lvalue of f; NULL: the call names none. */
const struct expr *propose_object(const struct proposer *x, const struct function *f,
				  const struct event *e);
/* The name of the lock's class, as findings have it: static ones without their file. */
const char *propose_title(const struct proposer *x, const struct expr *object,
			  const struct function *f);

/* Is the event of this kind, on this lock? */
static inline gboolean propose_is(const struct proposer *x, const struct function *f,
				  const struct event *e, enum api_kind kind,
				  const struct expr *object)
{
	return e->kind == EVENT_CALL && e->api && e->api->kind == kind && object &&
	       propose_object(x, f, e) == object;
}

/* --- propose_text.c */

/* Is the call of the event a statement, its result unused? */
gboolean propose_statement(const struct proposer *x, const struct event *e, struct statement *s);
/* The bytes of argument n of the call at from..to, without blanks around; FALSE: it has none. */
gboolean propose_argument(const struct proposer *x, gssize from, gssize to, unsigned int n,
			  gssize *start, gssize *end);
/* "spin_lock_irqsave": the length of "spin_lock", and the rest in *suffix; 0: no such name. */
gsize propose_spin_base(const char *name, const char **suffix);
/*
 * What the address is read from must not change while a lock is waited for or released: only what
 * the function has in its variables, or what the address `other` (may be NULL) is read from too.
 */
gboolean propose_reached_alike(const char *what, const char *other);
/* Is there an index in the text that is more than a name or a number? */
gboolean propose_is_computed(const struct proposer *x, gssize from, gssize to);

struct observation;

/*
 * --- propose_start.c: a function that starts what `e` waits for, perhaps under the lock that the
 * observation holds; NULL: there is none.
 */
const struct function *propose_starter(const struct proposer *x, const struct observation *o,
				       const struct event *e);

/* --- propose_wq.c */
const char *propose_redundant(const struct proposer *x);
const char *propose_alloc(const struct proposer *x);

/* --- propose_lock.c */
const char *propose_leak(const struct proposer *x);
const char *propose_uninit(const struct proposer *x);

/* --- propose_order.c, propose_gfp.c, propose_wait.c, propose_irq.c */
const char *propose_order(const struct proposer *x);
const char *propose_gfp(const struct proposer *x);
const char *propose_wait(const struct proposer *x);
const char *propose_irq(const struct proposer *x);

#endif
