/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The lock model of a program: summaries, registered callbacks, contexts, and
 * the wait-for graph.  Built once; read-only for the checks.
 */
#ifndef LOCKSTEP_LOCKGRAPH_H
#define LOCKSTEP_LOCKGRAPH_H

#include "program.h"
#include "summary.h"

/* A lock that is held at some place. */
struct held {
	const struct expr *object; /* NULL for RCU */
	const struct api *api;
	const struct event *event; /* that took it, in the same function */
	const struct function *via; /* the callee that took it; NULL: the event itself */
	const struct event *via_event; /* the operation in it */
	unsigned int flags; /* HELD_* */
	const char *nest; /* the subclass as written, or NULL */
};

enum {
	HELD_SHARED = 1 << 0,
	HELD_ASSUMED = 1 << 1, /* the caller's: lockdep_assert_held(), or a rule of the kernel */
	HELD_RETAKEN = 1 << 2, /* the caller's, dropped and taken again */
	HELD_STALE = 1 << 3, /* the variable means another object by now */
	HELD_TRY = 1 << 4,
	HELD_SKIPPED = 1 << 7, /* a conditional release was passed by: it may depend on the same */
	HELD_MAYBE = 1 << 6, /* the callee may or may not have taken it: good for a release only */
	HELD_RULE = 1 << 5, /* assumed by a rule, not by the function's own words */
};

enum observation_kind {
	SEEN_EDGE, /* `use` (a lock or slot) happens while `held` is held */
	SEEN_WAIT, /* `use` (a wait) happens while `held` is held */
	SEEN_RECURSIVE, /* `use` takes `held` again */
	SEEN_SLEEP, /* `use` may sleep while atomic because of `held` or `cause` */
	SEEN_LEAK, /* `held` is held at the return at `line` */
	SEEN_DOUBLE_UNLOCK, /* `event` releases `held`, which `cause` has released */
	SEEN_IRQ_MIX, /* `event` enables interrupts that `cause` had disabled */
	SEEN_WRONG_SIDE, /* `event` releases `held` as a reader or writer that it is not */
	SEEN_NOT_HELD, /* `event` releases `held` on some path that has not taken it */
	SEEN_STATE_LEFT, /* returns at `line` with what `cause` disabled, but without its lock */
	SEEN_FLAGS_REUSED, /* `event` saves into the flags that `cause` still needs */
	SEEN_FLAGS_CROSSED, /* `event` restores the flags of `cause`, which locked another lock */
	SEEN_FLAGS_LEFT, /* `event` enables interrupts; what `cause` has saved is never restored */
	SEEN_NOTHING, /* was no mistake after all */
	SEEN_COMPLETE, /* `use` is complete(), `held` taken before, not always if `branch` */
};

/* Something noteworthy that the flow of one function shows. */
struct observation {
	enum observation_kind kind;
	const struct function *function;
	const struct event *event;
	struct held held;
	const struct use *use;
	const struct event *cause; /* see the kinds */
	const struct function *callee; /* SEEN_IRQ_MIX: `cause` is in it */
	unsigned int line; /* SEEN_LEAK: of the return */
	unsigned int returns; /* SEEN_LEAK: RETURN_* of the leaking and of the other exits */
	unsigned int other_returns;
	/* SEEN_LEAK, _STATE_LEFT, _RECURSIVE: taken on one branch only; _DOUBLE_UNLOCK: released so */
	gboolean branch;
	/* SEEN_LEAK: taken in a loop, and held after it; SEEN_STATE_LEFT, _RECURSIVE: in a loop */
	gboolean loop;
	gboolean weak; /* SEEN_LEAK: because nobody was found who releases it for the function */
	gboolean early; /* ... and returns a constant too early, or the lock is this unit's alone */
	gboolean orphan; /* ... and nothing in the unit releases it */
	const char *gates[3]; /* SEEN_EDGE: classes of other locks that are held as well */
};

/* Taking a lock, with what is known of interrupts there. */
struct taking {
	const struct function *function;
	const struct event *event;
	const struct expr *object;
	const struct api *api;
	unsigned int flags; /* TAKING_* */
	struct guard guard; /* a condition on a parameter under which it happens */
};

enum {
	TAKING_IRQ_OFF = 1 << 0, /* in every state */
	TAKING_BH_OFF = 1 << 1,
	TAKING_IRQ_ON = 1 << 2, /* enabled by the function itself in some state */
	TAKING_AGAIN = 1 << 3, /* the caller's lock, dropped before */
};

/* A callback and the object that it is registered for. */
struct binding {
	const struct api *api; /* the row that registers it, or NULL for an assignment */
	enum api_class class;
	const struct function *handler;
	gboolean thread;
	gboolean soft; /* a high-resolution timer that runs in softirq context */
	const struct expr *object; /* as the registering function sees it */
	const struct expr *data; /* the pointer that the handler gets, or NULL */
	const struct function *function; /* that registers; NULL at file scope */
	struct location at;
};

/* A work item that is queued on a workqueue. */
struct queued {
	const struct expr *wq, *work; /* as the queueing function sees them */
	const struct function *function;
	const struct event *event;
};

/*
 * PROCESS: with interrupts and bottom halves enabled; IRQS_ON: with interrupts enabled, perhaps in
 * a softirq.  CONTEXT_ATOMIC is no context of its own: called where sleeping is not allowed.
 */
enum {
	CONTEXT_PROCESS,
	CONTEXT_SOFTIRQ,
	CONTEXT_HARDIRQ,
	CONTEXT_IRQS_ON,
	NCONTEXTS,
	CONTEXT_ATOMIC,
};

/* How a function comes to run in a context: its caller, or a registration. */
struct context {
	gboolean known;
	const struct function *caller;
	const struct event *call;
	const struct binding *binding; /* NULL and no caller: by `why` */
	const char *why;
	unsigned short depth;
	gboolean weak; /* by the absence of anything else only */
	gboolean asked; /* some caller on the way looks at the context it runs in */
};

struct call_site {
	const struct function *caller, *callee;
	const struct event *event;
	unsigned int flags; /* TAKING_*: in every state; CALL_* */
	struct guard guard; /* a condition on a parameter of the caller under which it happens */
};

/* A lock variable that nothing initialises, and where it is taken. */
struct uninitialised {
	const struct variable *variable;
	const struct function *function;
	const struct event *event;
};

enum {
	CALL_ATOMIC = 1 << 8, /* in every state under something that forbids sleeping */
	CALL_ASKS = 1 << 9, /* the caller looks at the context it runs in */
	CALL_IRQ_MIXED = 1 << 10, /* interrupts are disabled in some states only */
	CALL_BH_MIXED = 1 << 11,
};

/* An edge of the graph: the class `to` is taken while the class `from` is held. */
struct lockedge {
	const char *from, *to; /* keys of classes: see lock_class_key() */
	GPtrArray *witnesses; /* struct observation *, the best ones first */
};

struct lock_model {
	struct program *program;
	struct exprs *exprs;
	struct summary *summaries; /* by function id */
	GArray *observations; /* struct observation */
	GArray *takings; /* struct taking */
	GArray *calls; /* struct call_site */
	GPtrArray *bindings; /* struct binding *, in order of place */
	GHashTable *slots; /* "tag:member" -> GPtrArray of struct function * */
	GHashTable *objects; /* class name of a callback's object -> GPtrArray of struct binding * */
	GHashTable *queues; /* class name of a workqueue -> GPtrArray of struct queued * */
	GHashTable *
		folders; /* folder of a registration -> GPtrArray of struct binding *: irqs, threads */
	GHashTable *soft_timers; /* class names of such timers */
	GHashTable *statics; /* "path\nname" of the static globals */
	GArray *uninitialised; /* struct uninitialised, in order of units */
	struct context (*contexts)[NCONTEXTS]; /* by function id */
	GHashTable *class_names; /* struct expr -> its class name */
	GHashTable *edges; /* struct lockedge by from and to */
	GPtrArray *edge_list; /* the same, sorted by names */
	GPtrArray *slot_edges; /* struct observation *: a slot is called under a lock */
	GHashTable *users; /* pairs of modules: one calls functions of the other */
	GHashTable *entries; /* function -> the rule that says how it is called */
	struct flow_stats {
		unsigned long functions, states, capped;
	} stats;
};

/* Builds the model of a linked program: p->locks.  0, or -1 after a message. */
int lock_model_build(struct program *p);
void lock_model_free(struct lock_model *m);

/*
 * lockdep's name of what an object is: "tag.member", a global's name, "" if not
 * known.  Interned; place is the function in whose words the object is given.
 */
const char *lock_class_name(const struct lock_model *m, const struct expr *object,
			    const struct function *place);

/* --- context.c: CONTEXT_* in which the callback runs; -1: not known */
int lock_callback_context(const struct binding *b);
/* Does some call of the chain that leads to f in this context say that the condition does not hold? */
gboolean lock_context_excludes(const struct lock_model *m, const struct function *f, int context,
			       const struct guard *g);

/* --- lock_expr.c: an EXPR of facts.h in f; locals that always are one thing are replaced by it */
const struct expr *lock_expr(struct lock_model *m, const struct function *f, const char *text);

/* --- lockgraph_object.c: the same object on both sides */

enum same_object { SAME_NO, SAME_UNKNOWN, SAME_LIKELY, SAME_CERTAIN };

/* Registered callbacks that a wait for this object waits for; struct binding *, to be freed. */
GPtrArray *lock_handlers(const struct lock_model *m, const struct use *wait,
			 const struct function *place);
/*
 * A lock of the handler's summary in the words of the function that waits: `wait` is
 * the wait as that function sees it.
 */
const struct expr *lock_handler_object(const struct lock_model *m, const struct binding *b,
				       const struct use *wait, const struct expr *object);
/* The object of some instance: nothing is left but the way from it to the lock. */
const struct expr *lock_any_instance(const struct lock_model *m, const struct expr *object);
/*
 * May two names mean one lock: the same class, or the same member seen through another structure
 * (smc->sk.sk_lock, sk->sk_lock)?  For locks that are given back: better one too many.
 */
gboolean lock_may_be_same(const struct lock_model *m, const struct expr *a, const struct expr *b,
			  const struct function *place);
/* Do the two lock expressions of one function mean the same lock? */
enum same_object lock_same_object(const struct lock_model *m, const struct expr *a,
				  const struct expr *b, const struct function *place);

/*
 * The table of functions that f stands in and that a rule of the kernel is known of; NULL
 * if there is none.  *context: CONTEXT_*, how it is called.
 */
const char *lock_rule_slot(const struct lock_model *m, const struct function *f, int *context);

/*
 * lockdep's name of what is waited for: "(work_completion)(foo.work)".  Interned; b: a callback of it
 * or NULL, whose name is taken where the object has none.
 */
const char *lock_wait_name(const struct lock_model *m, const struct use *wait,
			   const struct function *place, const struct binding *b);

/* --- depends.c: which modules call which */

/* Are both part of one module, or of one folder of what is always built in? */
gboolean lock_together(const struct lock_model *m, const struct function *a,
		       const struct function *b);
/* Does the user's module call functions of the provider's? */
gboolean lock_is_user(const struct lock_model *m, const struct function *user,
		      const struct function *provider);
/*
 * Is it likely that the slot that o calls holds the target?  A core calls its users or itself; from
 * a module through a core it may be any object of the core's, another module's or the module's own.
 */
gboolean lock_slot_fits(const struct lock_model *m, const struct observation *o,
			const struct function *target);

/* --- lockgraph.c */

/*
 * The class as a node of the graph: lock_class_name(), made narrower by the folder where a
 * structure is everybody's (sockets, inodes); NULL if order says nothing there.
 */
const char *lock_class_key(const struct lock_model *m, const struct expr *object,
			   const struct function *place);
const struct lockedge *lock_edge(const struct lock_model *m, const char *from, const char *to);

/* Text of `lockstep dump flow|summaries`. */
void flow_dump(const struct lock_model *m, const struct function *f, GString *out);
void summary_dump(const struct lock_model *m, const struct function *f, GString *out);

#endif
