/* SPDX-License-Identifier: GPL-2.0-only */
/* How the lock checks speak: names of locks, and call chains as steps. */
#ifndef LOCKSTEP_CHECKS_LOCK_TEXT_H
#define LOCKSTEP_CHECKS_LOCK_TEXT_H

#include "checks/rows.h"
#include "lockgraph.h"

/* The text moved into the program's arena. */
const char *lock_keep(const struct program *p, GString *s);
const char *lock_format(const struct program *p, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

/* lockdep's name of the class: "foo.lock", "rtnl_mutex". */
const char *lock_title(const struct program *p, const struct expr *object,
		       const struct function *place);
/*
 * The object as C in the words of the function: "&p->lock"; its class if the function has no words
 * for it.
 */
const char *lock_words(const struct program *p, const struct expr *object,
		       const struct function *place);
/* A row of lockdep's table: "lock(foo.lock);". */
const char *lock_row(const struct program *p, const char *title);
/* "mutex", "spinlock" ... */
const char *lock_kind_word(const struct api *a);

struct location lock_place(const struct function *f, const struct event *e);
void lock_step(struct finding *out, const struct function *f, const struct event *e,
	       const char *thread, const char *message);

/* Where the held lock was taken: one step, or two if a callee took it. */
void lock_step_held(const struct program *p, struct finding *out, const struct function *f,
		    const struct held *h, const char *thread);

/* The calls from the use down to the operation, and the operation itself: `what` names it. */
void lock_step_chain(const struct program *p, struct finding *out, const struct use *u,
		     const char *thread, const char *what);

/* The chain that leads to a slot, and on into a function of it: inner is a use of that function. */
struct use *lock_chain_through(const struct program *p, const struct use *slot,
			       const struct use *inner);
/*
 * The same chain in memory of the caller's, lock_chain_length(slot) links; the last one's next is
 * `inner` itself.
 */
size_t lock_chain_length(const struct use *u);
struct use *lock_chain_fill(struct use *chain, const struct use *slot, const struct use *inner);

/* A finding at the event with its module and the lock's name. */
struct finding *lock_finding(const struct program *p, const char *check, const struct function *f,
			     unsigned int line, unsigned int column, const char *message);
void lock_add_name(const struct program *p, struct finding *out, const char *name);

/* FALSE if the function and lock were reported already: one cause shows in many places. */
gboolean lock_once(GHashTable *seen, const struct function *f, const char *lock);

/* Are both linked into one module? */
gboolean lock_same_module(const struct function *a, const struct function *b);
gboolean lock_same_folder(const struct function *a, const struct function *b);

/* The weaker of the two. */
enum confidence lock_weaker(enum confidence a, enum confidence b);

#endif
