/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A plan: what to do about the flushes of a system workqueue in one module, or in
 * several that share work items, and why.
 */
#ifndef LOCKSTEP_PLAN_H
#define LOCKSTEP_PLAN_H

#include "edit.h"
#include "finding.h"
#include "queues.h"

enum strategy {
	STRATEGY_NONE,
	STRATEGY_REMOVE, /* nothing to wait for */
	STRATEGY_FLUSH_WORK, /* wait for the items themselves */
	STRATEGY_EXISTING_WQ, /* a workqueue that the module has already */
	STRATEGY_MODULE_WQ, /* one made in the module's init function */
	STRATEGY_DEVICE_WQ, /* one per device */
	STRATEGY_MANUAL, /* not provable */
};

/* One wait that takes the place of a flush: "flush_work(&p->work);". */
struct plan_wait {
	const char *item; /* class: "foo.work" */
	const char *call; /* "cancel_work_sync" */
	const char *argument; /* "&p->work" */
	const char *guard; /* "p->has_irq": the item is only set up if so; NULL: always */
	/* A cancel_work() of the same item shortly before, which becomes the wait; or NULL. */
	const struct event *upgrade;
	/* A wait for the same item before, which is too early to be of use; or NULL. */
	const struct event *early;
};

struct plan_site {
	const struct flush_use *use;
	enum strategy strategy;
	const char *reason;
	GArray *waits; /* struct plan_wait, for STRATEGY_FLUSH_WORK */
	const char *object; /* "p->": the device whose workqueue is flushed, for STRATEGY_DEVICE_WQ */
	gboolean destroys; /* destroy_workqueue() takes the place of the flush */
};

/* A system workqueue that is flushed, and what takes its place. */
struct plan_queue {
	const char *wq; /* "system_wq" */
	const char *variable; /* "foo_wq"; those with the same flags share one; NULL: none is made */
};

/* The structure that gets a workqueue as a member, and the first item that is set up in it. */
struct plan_device {
	const char *tag; /* "foo_chip" */
	const char *item; /* a member of it: "work" */
	const struct function *function; /* where all the items are set up */
	const struct event *init; /* INIT_WORK() there */
};

/* What a proposal does about one finding. */
struct plan_change {
	const char *kind; /* the word for it: "swap" */
	const char *text; /* in a sentence */
};

struct plan {
	GPtrArray *units; /* struct program_unit *: one per module, those of the sites first */
	GPtrArray *sites; /* struct plan_site *, by place */
	const struct finding *finding; /* of a proposal, propose.h; NULL for flushes */
	GPtrArray *more; /* const struct finding *: others that the proposal is about; or NULL */
	GArray *queues; /* struct plan_queue, in the order of their first flush */
	const char *wq; /* those system workqueues in words: "system_wq" */
	/* Plans for one workqueue each, struct plan *, that this one stands for; NULL: it is such a plan. */
	GPtrArray *parts;
	const char *apart; /* of such a part: why it could not be made together with the others; or NULL */
	const struct program_unit *home; /* unit of the module that owns the new workqueue */
	/* "foo_wq"; a member's name if there is `device`; in words for several; NULL if none is made */
	const char *variable;
	const struct plan_device *device; /* STRATEGY_DEVICE_WQ, or NULL */
	GPtrArray *moved; /* struct queue_site *, by place: those to convert */
	GArray *audit; /* struct audit_row, by place */
	GPtrArray *hazards; /* const char *: what the reader should know; NULL: nothing */
	const struct function *destroyer; /* where a flush becomes destroy_workqueue(), or NULL */
	gboolean existing; /* `variable` is one that the module has already */
	gboolean reclaim; /* the new workqueue needs WQ_MEM_RECLAIM */
	struct edits *edits; /* NULL: none yet */
	char *diff; /* proven; NULL if not */
	const char *proof; /* what was checked, for the header; or what failed */
	GPtrArray *changes; /* struct plan_change *, like finding and more; NULL: no proposal */
	unsigned int compiled, linked; /* objects and modules that --build made of the result */
	unsigned int reread; /* units that were read again for the proof */
};

struct plan_options {
	enum strategy strategy; /* NONE: the best provable one */
	const char *wq_name; /* NULL: from the module's name */
	const char *build; /* --build=KDIR, absolute; or NULL */
};

/* Strategies by their words in reports; STRATEGY_NONE for no such word. */
const char *strategy_name(enum strategy s);
enum strategy strategy_of_name(const char *name);

/* Plans for all flushes of system workqueues, in order of place; struct plan *. */
GPtrArray *plans_make(const struct queues *q, const struct program *p,
		      const struct plan_options *o);
void plans_free(GPtrArray *plans);
/* An empty array of plans; a plan about a finding elsewhere, in this unit (NULL: not known). */
GPtrArray *plans_new(void);
struct plan *plan_for(const struct finding *f, struct program_unit *u);
/* What the proposal does about its finding number n: 0 is plan->finding. */
const struct plan_change *plan_change(const struct plan *plan, guint n);

/* Adds the names of functions that queue for their caller: a module's units that call one matter. */
void plan_helper_names(GPtrArray *names);

/* Makes every site of the plan manual, with this reason. */
void plan_give_up(struct plan *plan, const char *reason);
/* The parts of the plan at this index take its place. */
void plans_split(GPtrArray *plans, guint i);

/* --- plan_queue.c */

/* Do the site's items go to another workqueue?  Those of some site of the plan? */
gboolean plan_wants_queue(const struct plan_site *site);
gboolean plan_makes_queue(const struct plan *plan);
/* The plan's system workqueue that the value can be; NULL: none. */
struct plan_queue *plan_queue_of(const struct plan *plan, const struct wq_value *wq);
/* One variable for all of the plan's workqueues; NULL: none. */
void plan_name_queues(struct plan *plan, const char *variable);
/* No flush becomes destroy_workqueue(). */
void plan_keep_flushes(struct plan *plan);
/* The new variables, each once; const char *.  Free with g_ptr_array_unref(). */
GPtrArray *plan_variables(const struct plan *plan);
/* "a, b and c" of const char *; to be freed. */
char *plan_words(const GPtrArray *names);

/* Makes plan->edits; FALSE: it can not be done, and the plan is manual now. */
gboolean plan_make_edits(struct plan *plan, const struct program *p, const struct queues *q,
			 const struct plan_options *o);

#endif
