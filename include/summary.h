/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a caller must know of a function: the locks that it may take, what it may
 * wait for, whether it may sleep, and what it leaves locked.
 */
#ifndef LOCKSTEP_SUMMARY_H
#define LOCKSTEP_SUMMARY_H

#include "expr.h"
#include "program.h"

enum use_kind {
	USE_LOCK, /* waits for a lock */
	USE_TRY, /* takes a lock without waiting */
	USE_WAIT, /* waits for work, a timer, an interrupt handler, a thread ... */
	USE_SLEEP,
	USE_SLOT, /* calls through a pointer in a structure */
};

/* A condition on a parameter under which something happens. */
struct guard {
	int param; /* -1: always */
	unsigned int equal : 1; /* == value, or != value; has the bit, or has not */
	unsigned int gfp : 1; /* instead: the parameter is a gfp mask that allows sleeping */
	const char *mask; /* instead: the name of a bit in it; interned */
	long value;
};

enum { USE_MINUS_MAX = 4 };

/* Bits of struct use.flags. */
enum {
	USE_IRQ_OFF = 1 << 0, /* with interrupts disabled by the function itself */
	USE_BH_OFF = 1 << 1,
	USE_IRQ_ON = 1 << 2, /* with interrupts enabled by the function itself */
	USE_INDIRECT = 1 << 3, /* the chain goes through a pointer */
	USE_SHARED = 1 << 4,
	USE_NESTED = 1 << 5, /* has a subclass */
	USE_RARE = 1 << 7, /* only when the last reference goes */
	USE_BRANCH = 1 << 8, /* some link of the chain is on one branch only */
	USE_GUARDED = 1 << 9, /* ... and the guard says which */
	USE_FOREIGN = 1 << 10, /* through a table, into a module that is only one of many */
	USE_FAILURE = 1 << 11, /* some link of the chain is on the way out with an error */
	USE_AGAIN = 1 << 12, /* the caller's lock, which was dropped before */
	USE_RULE = 1 << 6, /* a rule of the kernel stands for a link of the chain */
	USE_AS_CALLED = 1 << 12, /* of sleeping: with the locks and interrupts as the caller had them */
	USE_ASKED = 1 << 13, /* a function of the chain looks at the context it runs in */
};

/*
 * One thing that a call of the function may do.  `next` is the same thing seen from
 * the callee, so following it gives the call chain down to the operation.
 */
struct use {
	enum use_kind kind;
	unsigned short flags;
	unsigned short depth; /* calls down to the operation */
	const struct expr *object; /* the lock as lvalue; the pointer that is waited for */
	const struct expr *data; /* of a wait: the handler's pointer, free_irq(irq, data) */
	const struct api *api; /* of the operation; NULL for a slot */
	const char *slot; /* "tag:member" */
	const struct function *function; /* where `event` is */
	const struct event *event; /* the operation, or the call that leads to it */
	const struct use *next;
	const struct expr *minus[USE_MINUS_MAX]; /* locks of the caller that are dropped meanwhile */
	struct guard guard;
	struct guard also; /* a second condition that has to hold as well: if (a) if (b) */
};

/* Kinds of return values, as bits. */
enum {
	RETURN_ZERO = 1 << 0,
	RETURN_NEGATIVE = 1 << 1,
	RETURN_POSITIVE = 1 << 2,
	RETURN_ERRPTR = 1 << 3,
	RETURN_OTHER = 1 << 4, /* not known, a pointer, or nothing */
	RETURN_NONZERO = 1 << 5, /* an integer that is not zero: most often an error */
	RETURN_ANY = 63,
};

/* A lock that is held after the call and was not before, or the other way round. */
struct effect {
	const struct expr *object;
	const struct api *api;
	const struct event *event; /* in the function: where that comes from */
	const struct function *function;
	gboolean acquired;
	gboolean maybe; /* not told by the result: only that releasing it later is no surprise */
	unsigned int when; /* RETURN_* of the calls that do it */
	struct guard guard; /* or what decides is a parameter */
};

enum irq_effect { IRQ_SAME, IRQ_DISABLED, IRQ_ENABLED, IRQ_RESTORED };

struct summary {
	const struct use **uses;
	unsigned int nuses;
	struct effect *effects;
	unsigned int neffects;
	unsigned int returns; /* RETURN_* that occur */
	const struct expr *value; /* what it returns, if that is always the same object */
	enum irq_effect irq;
	const struct event *enables; /* enables interrupts here, on some path, whatever they were */
	signed char bh, preempt; /* change of the depth */
	gboolean never; /* returns: it ends with panic() or the like */
	signed char mixed; /* 1: some exits leave interrupts or bottom halves disabled, not all; -1: enabled */
};

/* The operation at the end of the chain. */
const struct use *use_last(const struct use *u);

#endif
