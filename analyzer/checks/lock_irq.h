/* SPDX-License-Identifier: GPL-2.0-only */
/* The parts of lock-irq-unsafe: who takes a lock in interrupt context, and who with them on. */
#ifndef LOCKSTEP_CHECKS_LOCK_IRQ_H
#define LOCKSTEP_CHECKS_LOCK_IRQ_H

#include "lock_text.h"

/* A lock class that is taken in interrupt context. */
struct irq_use {
	const char *key;
	int context; /* CONTEXT_SOFTIRQ or CONTEXT_HARDIRQ */
	const struct binding *binding; /* or: */
	const struct function *root; /* a function that a rule says it of */
	unsigned int depth; /* calls down to the lock */
	gboolean indirect; /* through a pointer, elsewhere with the last reference only, or asking */
	const struct use *use; /* or: */
	const struct taking *taking; /* in a function that is known to run there */
	const struct lock_pointer *pointer; /* the class is what the core knows by a pointer only */
};

/* Somebody's lock becomes what a core takes through a pointer: fence->lock = &context->lock. */
struct lock_pointer {
	const char *key; /* class of the lock itself */
	const char *member; /* class by which the core takes it: "fence.lock" */
	const struct function *function; /* that gives it away */
	const struct event *event;
};

enum { IRQ_CHAIN_MAX = 8 };

struct irq_search {
	const struct program *program;
	GHashTable *uses[NCONTEXTS]; /* key -> struct irq_use */
	GPtrArray *list; /* the same in order of places */
	GHashTable *takings; /* key -> GPtrArray of const struct taking *, in order of places */
};

void irq_search_init(struct irq_search *s, const struct program *p);
void irq_search_release(struct irq_search *s);

/* --- lock_irq_pointer.c: struct lock_pointer *, in order of places; to be freed */
GPtrArray *lock_pointers(const struct irq_search *s);

/* --- lock_irq_doubt.c: is it not sure that the handler takes it, or that it is one? */
gboolean irq_use_is_doubtful(const struct program *p, const struct irq_use *u);

/* --- lock_irq_context.c */

/* The interrupt's side: as a reader, length of the chain of calls, the function with the lock. */
gboolean irq_use_is_shared(const struct irq_use *u);
const struct function *irq_use_place(const struct irq_use *u);

/* May the interrupt come while the lock is held that is taken here?  context: the interrupt's. */
gboolean irq_is_open(const struct program *p, int context, const struct taking *t);
/*
 * The function at the start of the chain that shows that; *weak: without any other evidence; *call: the call
 * in it that leads on, NULL if it is the function itself.
 */
const struct function *irq_open_root(const struct program *p, int context, const struct taking *t,
				     gboolean *weak, const struct event **call);
/* How it is known that interrupts, or bottom halves, are enabled at the start of f. */
const struct context *irq_open_context(const struct program *p, const struct function *f,
				       int context);
/* Steps: how the function comes to run with interrupts enabled. */
void irq_explain_open(const struct program *p, struct finding *out, const struct taking *t,
		      int context);
/* Steps: the handler comes in between and waits for the lock, which is called `title`. */
void irq_explain_handler(const struct program *p, struct finding *out, const struct irq_use *u,
			 const char *title, const char *thread);
/* "hardirq" */
const char *irq_word(int context);

/* --- lock_irq_quiet.c */

/* Code that runs before a handler is registered, or while it is switched off. */
gboolean irq_is_quiet(const struct program *p, const struct taking *t);
/* Can this handler not come there, seen from all functions of the chain that leads there? */
gboolean irq_cannot_meet(const struct program *p, const struct irq_use *u, const struct taking *t);
/* Are they one function, perhaps in two configurations? */
gboolean irq_same_function(const struct function *a, const struct function *b);

/* --- lock_irq_register.c */

/* Does f register the handler, and `at` is on no way after that? */
gboolean irq_registers_later(const struct program *p, const struct irq_use *u,
			     const struct function *f, const struct event *at);
/* Is one registered or the other, never both? */
gboolean irq_is_alternative(const struct binding *a, const struct binding *b);

/* --- lock_irq_inversion.c */
void irq_check_inversion(const struct irq_search *s, GPtrArray *findings);

/* --- lock_irq_belief.c */
void irq_check_belief(const struct irq_search *s, GPtrArray *findings);

/* --- lock_irq_nested.c */
void irq_check_nested(const struct irq_search *s, GPtrArray *findings);

/* --- lock_irq_enable.c */
void irq_check_enabled(const struct program *p, GPtrArray *findings);

#endif
