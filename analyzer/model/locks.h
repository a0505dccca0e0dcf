/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The lock model's own parts.  The order of work: names and registrations
 * (register.c), then functions callees first: prepare.c, flow*.c and
 * summary*.c, then contexts (context.c) and the graph (lockgraph*.c).
 */
#ifndef LOCKSTEP_MODEL_LOCKS_H
#define LOCKSTEP_MODEL_LOCKS_H

#include "base/arena.h"
#include "lockgraph.h"

/* --- names.c: what expressions mean in one function */

/* An EXPR of facts.h in f, static names made unique; locals as they are. */
const struct expr *name_parse(struct lock_model *m, const struct function *f, const char *text);
const struct expr *name_parse_unit(struct lock_model *m, const struct program_unit *u,
				   const char *text);
/* The pseudo object of an API row that names a global: "rtnl_mutex". */
const struct expr *name_system(struct lock_model *m, const char *name);
/* base with the path of an API row below it: "->device:mutex". */
const struct expr *name_below(struct lock_model *m, const struct expr *base, const char *path);
/* "tag:member" of the last field of the pointer or lvalue x; NULL if there is none. */
const char *name_slot(const struct expr *x);

/* --- prepare.c: a function made ready for the flow */

enum relation { REL_NONE, REL_EQ, REL_NE, REL_LT, REL_LE, REL_GT, REL_GE };

struct cond {
	const struct expr *x; /* NULL: nothing is known about it */
	enum relation relation;
	long value;
	gboolean tracked;
	gboolean half; /* when x turns out to be 0 nothing is known */
};

/* One event with its expressions in canonical form; only those that matter are made. */
struct step_event {
	const struct event *event;
	const struct api *api; /* of the event, or what a guard stands for */
	unsigned int block;
	const struct expr *object; /* API: the lock or what is waited for; set: left side */
	const struct expr *value; /* set: right side; call: the result */
	const struct expr *const *args; /* canonical arguments of a call */
	const struct function *callee; /* direct, or NULL */
	const struct api *named; /* the callee is half of a pair x_lock() and x_unlock() */
	const struct expr *pair; /* ... and this the lock that they stand for */
	const struct function *given; /* a function among the arguments, with effects on locks */
	const char *slot; /* call through a structure's pointer, or NULL */
	gboolean result_used;
};

struct known;

/* Where the two ways of c ? a : b come together: the last blocks of a and b. */
struct join {
	gboolean known;
	unsigned int from[2];
};

struct prepared {
	const struct function *function;
	struct arena *scratch;
	GHashTable *locals; /* local or temp node -> what it always is, canonical */
	GHashTable *definitions; /* local or temp node -> struct definition */
	GHashTable *uses; /* node -> how often its value is looked at */
	GHashTable *masks; /* conditions on bits of parameters */
	struct step_event *events; /* of all blocks, in order */
	unsigned int nevents;
	unsigned int *first; /* block -> index of its first event; nblocks + 1 entries */
	struct cond *conds; /* per block: of its jump */
	const struct expr **returned; /* per block: canonical value of return */
	unsigned int *order; /* block -> position in reverse post-order */
	GHashTable *live_index; /* node -> its bit + 1 */
	guint64 *live; /* per block: bits of the nodes that are looked at later */
	guint64 assigned; /* bits of the parameters that are assigned to */
	unsigned char *main; /* per block: 0 not asked yet, 1 no, 2 yes */
	unsigned char *fails; /* answers of prepare_is_failure() */
	GHashTable *main_if; /* answers of prepare_is_main_if() */
	struct join *joins; /* per block */
	gboolean asks; /* looks at the context it runs in */
	gboolean locks; /* something with an effect on the lock state is in it */
};

/* A call through a member: its name, if anything is known to be called through it. */
const char *prepare_slot(const struct lock_model *m, const struct event *e);
/* NULL if nothing in f can matter; to be freed with prepare_free(). */
struct prepared *prepare(struct lock_model *m, const struct function *f);
void prepare_free(struct prepared *p);
/* The event as it was made ready; NULL if it is of another function. */
const struct step_event *prepare_step(const struct prepared *p, const struct event *e);
/* What a function that only computes something returns. */
const struct expr *trivial_value(struct lock_model *m, const struct function *f, const char *text);
/* Is its address given away?  Then its value is not known from its assignments. */
gboolean prepare_is_taken(const struct prepared *p, const struct expr *local);
/* Does every way through the function that does not fail early pass the block? */
gboolean prepare_is_main(struct prepared *p, unsigned int block);
/* The same for the ways on which k holds. */
gboolean prepare_is_main_if(const struct prepared *p, unsigned int block, const struct known *k);
/* Can k hold where way n of the block is taken? */
gboolean prepare_is_open(const struct prepared *p, unsigned int block, unsigned int n,
			 const struct known *k);
/* Does every way from the block on return an error? */
gboolean prepare_is_failure(struct prepared *p, unsigned int block);
/* Is there a way from the end of the block `from` to a return that does not pass `block`? */
gboolean prepare_is_avoidable(const struct prepared *p, unsigned int from, unsigned int block);
/* Is there a way from the start of the function to the block that passes no closed one? */
gboolean prepare_can_reach(const struct prepared *p, unsigned int block, const gboolean *closed);
/* Are both blocks in one loop? */
gboolean prepare_is_loop(const struct prepared *p, unsigned int a, unsigned int b);
/* Is x the result of a call like refcount_dec_and_test()? */
gboolean prepare_drops_reference(const struct prepared *p, const struct expr *x);
/* Is it known of such a result that it was the last reference? */
gboolean prepare_is_last(const struct prepared *p, const struct known *k);
/* Which way of the ?: that ends at the start of `to` comes from the block `from`; 0: none. */
unsigned char prepare_arm_of(const struct prepared *p, unsigned int from, unsigned int to);
/* The value a or b of a|b, where the block that it is used in is reached by that arm. */
const struct expr *prepare_arm(struct lock_model *m, struct prepared *p, unsigned int block,
			       unsigned char arm, const struct expr *value);
/* x with the locals that always are one thing replaced. */
const struct expr *prepare_canonical(struct lock_model *m, struct prepared *p,
				     const struct expr *x);

/* --- state.c: what holds at one point of one path */

enum { MAX_HELD = 10, MAX_KNOWN = 12, MAX_BOUND = 12, MAX_SAVED = 4, MAX_RELEASED = 6 };

enum irq_state { IRQ_INHERIT, IRQ_OFF, IRQ_ON };

/* low <= x <= high, and x != hole. */
struct known {
	const struct expr *x;
	long low, high, hole;
	gboolean has_hole;
	gboolean stored; /* by an assignment to memory, not by a condition */
};

struct bound {
	const struct expr *local, *value;
};

struct saved {
	const struct expr *flags;
	const struct event *event;
	enum irq_state before;
	gboolean live;
};

struct released {
	const struct expr *object;
	const struct event *event;
	gboolean dropped; /* was not ours: the caller's */
	gboolean direct; /* taken and released by the function itself */
	gboolean failed; /* not released: taking it has failed */
	gboolean skipped; /* not released: a conditional lock of it was passed by */
};

struct state {
	unsigned char nheld, nknown, nbound, nsaved, nreleased;
	unsigned char irq; /* enum irq_state */
	unsigned char restored; /* interrupts are as flags of the caller's say */
	unsigned char gone; /* a callee that never returns was called */
	unsigned char mixed; /* a callee may have disabled interrupts or bottom halves, or not */
	unsigned char arm; /* of a ?: that ends where the block begins: 1 or 2; 0: not known */
	signed char bh, preempt, pagefault;
	struct held held[MAX_HELD];
	struct known known[MAX_KNOWN];
	struct bound bound[MAX_BOUND];
	struct saved saved[MAX_SAVED];
	struct released released[MAX_RELEASED];
	const struct event *irq_event, *bh_event, *preempt_event;
};

gboolean state_equal(const struct state *a, const struct state *b);
/* Same locks and interrupt state: only conditions differ. */
gboolean state_same_locks(const struct state *a, const struct state *b);
/* Keeps in a only what also b knows; TRUE if that changed a. */
gboolean state_join(struct state *a, const struct state *b);
/* FALSE if x relation value contradicts what is known. */
gboolean state_assume(struct state *s, const struct expr *x, enum relation r, long value,
		      gboolean keep);
/* The memory now holds this number. */
void state_store(struct state *s, const struct expr *lvalue, long value);
const struct known *state_known(const struct state *s, const struct expr *x);
void state_bind(struct state *s, const struct expr *local, const struct expr *value);
const struct expr *state_value(const struct state *s, const struct expr *x);
/* Was the lock released on the way, or its taking passed by? */
gboolean state_released(const struct state *s, const struct expr *object);
/* The variable may have any value now; it still is the same variable. */
void state_forget_value(struct state *s, const struct expr *variable);
/* The variable or field was assigned: what was known through it is gone. */
void state_forget(struct lock_model *m, struct state *s, const struct expr *lvalue);
/* At the end of a loop: what others may have changed, of what the loop looks at. */
void state_forget_memory(struct state *s, const struct prepared *p, unsigned int from,
			 unsigned int to);

/* --- live.c: forgets what nobody looks at after the start of the block */
void state_prune(const struct prepared *p, unsigned int block, struct state *s);

/* --- flow.c and its parts */

struct flow {
	struct lock_model *model;
	struct prepared *prep;
	const struct function *function;
	GPtrArray **states; /* per block: struct state * seen at its start */
	GQueue *work;
	GPtrArray *uses; /* struct use *: of this function, growing */
	GArray *exits; /* struct flow_exit */
	GArray *dead; /* the same, of ways that end without a return */
	GArray *seen; /* struct observation */
	GArray *takings; /* struct taking */
	GArray *calls; /* struct call_site */
	GPtrArray *next; /* states that follow the event being looked at */
	GHashTable *releases; /* event of a release -> RELEASE_* */
	GHashTable *noted; /* hashes of the observations made */
	gboolean sure; /* the callee whose effects are applied releases whatever happens */
	gboolean judging; /* the walk is over and leaks are looked for */
	unsigned int block; /* that is being walked */
	const struct event *enables; /* the first event that enables interrupts unasked */
	unsigned int steps;
};

enum { RELEASE_HELD = 1, RELEASE_UNHELD = 2, RELEASE_FAILED = 4 };

struct flow_exit {
	struct state state;
	const struct expr *value;
	unsigned int returns; /* RETURN_* */
	unsigned int line;
};

/* Walks f; the result is put into its summary; notes go to the model if `final`. */
void flow_function(struct lock_model *m, const struct function *f, gboolean final);
/* A copy of the state for another way to go on after the event. */
struct state *flow_split(struct flow *w, const struct state *s);

/* --- flow_pass.c: on the way that branch number `way` of the block takes */
void flow_pass(const struct flow *w, struct state *s, unsigned int block, unsigned int way);

/* --- flow_guard.c: done always, or on one branch only, and does the guard say on which? */
void flow_set_branch(const struct flow *w, const struct state *s, struct use *u);
/* Is the block only entered by callers that allow to sleep? */
gboolean flow_may_sleep(const struct flow *w);
gboolean guard_is_same(const struct guard *a, const struct guard *b);

/* --- flow_called.c: does the caller's state hold where it sleeps?  Then that state allows to sleep. */
void flow_set_as_called(const struct state *s, struct use *u);

/* --- flow_event.c: the state after an event; other ways to go on are split off */
void flow_event(struct flow *w, struct state *s, const struct step_event *e);
/* The first condition on a parameter that the path has met; param < 0: none. */
struct guard flow_guard(const struct state *s);
/* What is held at the entry by the rules of the kernel (rules.def). */
void flow_entry(struct flow *w, struct state *s);

/* --- flow_unlock.c: a function that is called *unlock* and releases what is held, as its callers know */
void flow_unread_unlock(const struct flow *w, struct state *s, const struct step_event *e);
void flow_unlock_pair(struct state *s, const struct function *unlock);

/* --- flow_complete.c: complete() is called */
void flow_complete(struct flow *w, const struct state *s, const struct step_event *e);

/* --- flow_call.c: what a known function does to its caller */
void flow_callee(struct flow *w, struct state *s, const struct step_event *e);
/* A function is given away that may release locks when it is called. */
void flow_given(struct flow *w, struct state *s, const struct step_event *e);

/* --- flow_lock.c: changes of the lock state */
void flow_acquire(struct flow *w, struct state *s, const struct step_event *e);
/* The held lock of the same class, or -1. */
int flow_find_class(const struct flow *w, const struct state *s, const struct expr *object,
		    const struct function *place);
gboolean flow_holds(const struct flow *w, const struct state *s, const struct expr *object);
void flow_hold(struct flow *w, struct state *s, const struct held *h);
void flow_release(struct flow *w, struct state *s, const struct step_event *e);
/* The lock alone, not the interrupt state. */
void flow_drop(struct flow *w, struct state *s, const struct expr *object, const struct api *api,
	       const struct event *event);
void flow_irq(struct flow *w, struct state *s, const struct step_event *e, gboolean off);

/* --- flow_flags.c: the interrupt state that is kept in a variable */
void flow_save_flags(struct flow *w, struct state *s, const struct step_event *e);
void flow_restore_flags(struct flow *w, struct state *s, const struct step_event *e);
/* Notes what is still saved at this exit although its lock is released. */
void flow_flags_left(struct flow *w, const struct state *s);
void flow_give_flags(struct flow *w, struct state *s, const struct step_event *e);

/* --- flow_note.c: adds an observation, unless it is known or there are too many */
void flow_note(struct flow *w, struct observation o);

/* --- flow_use.c: what happens while something is held */
void flow_use(struct flow *w, const struct state *s, struct use u);
/* It may sleep: u.api says in which contexts that is wrong. */
void flow_sleep(struct flow *w, const struct state *s, struct use u);
/* What makes the state atomic: the event, and *held if it is a lock; NULL if it is not. */
const struct event *state_atomic(const struct state *s, const struct held **held);
gboolean lock_is_sleeping(const struct api *a);
gboolean lock_is_spinning(const struct api *a);
/* Does the gfp mask allow to sleep?  1, 0, or -1 if that is not known. */
int gfp_sleeps(const struct expr *mask);

/* --- summary.c: from the walk to what callers see */
void summary_store(struct flow *w);
void summary_trivial(struct lock_model *m, const struct function *f);

/* --- leak.c: held at one exit, released at another */
void flow_leaks(struct flow *w);

/* --- leak_callers.c: drops the leaks that somebody may be meant to release */
void leaks_confirm(struct lock_model *m);

/* --- flow_end.c: what only all paths together show */
void flow_releases(struct flow *w);
void flow_left(struct flow *w);

/* --- named.c: pairs of functions that stand for one lock */
/* The lock or unlock that a call of it stands for, or NULL. */
const struct api *named_api(const struct lock_model *m, const struct function *callee);
const struct expr *named_object(struct lock_model *m, const struct function *callee,
				const struct expr *argument);
gboolean lock_is_named(const struct api *a);
void flow_named(struct flow *w, struct state *s, const struct step_event *e);

/* --- guard.c: guard(mutex)(&m) and its kind */
const struct api *guard_constructor(const char *function);
const struct api *guard_destructor(const char *function);
/*
 * What the end of a guard's scope releases where the program defines the guard itself: DEFINE_GUARD(port,
 * struct port *, mutex_lock(&_T->lock), mutex_unlock(&_T->lock)).  `guarded` is the constructor's
 * argument; the call lives in the arena.  NULL if that can not be told.
 */
const struct event *guard_unlock(struct arena *a, const struct function *destructor,
				 const char *guarded);

/* --- register.c, callgraph.c, context.c, lockgraph*.c */
void rules_apply(struct lock_model *m);
/* Is it part of the locks, the scheduler ... themselves, where other rules apply? */
gboolean rules_internal(const struct function *f);
/* Is the function wrong on purpose? */
gboolean rules_selftest(const struct function *f);
/* Is the callee part of what everything uses, and not to be looked into from there? */
gboolean rules_opaque(const struct function *from, const struct function *callee);
void register_slots(struct lock_model *m);
void register_callbacks(struct lock_model *m);
/* lockgraph_device.c: callbacks and attributes of the device that is waited for */
void lock_device_handlers(const struct lock_model *m, const struct use *wait, GPtrArray *out);
/* register_groups.c: groups of attributes, after the attributes */
void register_groups(struct lock_model *m);
/* Does the handler of an attribute give up that its removal waits for it? */
gboolean register_lets_go(const struct function *f);
/* Function ids in `order`, callees first; functions that call each other share a component. */
void callgraph_order(const struct lock_model *m, unsigned int *order, unsigned int *component);
void uninitialised_find(struct lock_model *m);
GHashTable *depends_new(void);
void depends_build(struct lock_model *m);
void contexts_build(struct lock_model *m);
GHashTable *lockgraph_new(void);
void lockgraph_build(struct lock_model *m);

#endif
