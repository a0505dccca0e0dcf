/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-sleep-atomic: something that may sleep under a spinlock, with interrupts or
 * preemption off, or in a handler that runs in interrupt context.
 */
#include <string.h>

#include "lock_cause.h"
#include "lock_sleep.h"

const char *lock_sleep_operation(const struct use *u)
{
	return use_last(u)->event->written;
}

gboolean lock_sleep_is_careful(const struct use *u)
{
	return u->api && u->api->kind == API_WAIT && g_str_equal(u->api->name, "disable_irq");
}

static enum confidence tier_of(const struct program *p, const struct observation *o)
{
	enum confidence c = CONFIDENCE_CERTAIN;

	if (o->use->depth > 1)
		c = CONFIDENCE_LIKELY;
	if (o->use->depth && o->use->flags & (USE_INDIRECT | USE_BRANCH | USE_RARE))
		c = CONFIDENCE_POSSIBLE;
	if (o->held.object && g_str_equal(lock_title(p, o->held.object, o->function), "page.ptl"))
		c = CONFIDENCE_POSSIBLE;
	if (o->use->depth > 3 || lock_sleep_is_careful(o->use))
		c = CONFIDENCE_POSSIBLE;
	if (o->held.flags & (HELD_STALE | HELD_ASSUMED | HELD_SKIPPED))
		c = CONFIDENCE_POSSIBLE;
	return c;
}

/*
 * A function that several drivers call in atomic context is made for that: the way that sleeps
 * is then one that they do not take.
 */
enum { USERS_MAX = 2 };

static void count_users(const struct lock_model *m, GHashTable *users)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned int i = 0; i < m->observations->len; i++) {
		const struct observation *o =
			&g_array_index(m->observations, struct observation, i);
		const struct function *callee;
		gpointer n;

		if (o->kind != SEEN_SLEEP || !o->use->next)
			continue;
		callee = o->use->next->function;
		if (!g_hash_table_add(seen, g_strdup_printf("%p %p", (const void *)callee,
							    (const void *)o->function->unit)))
			continue;
		n = g_hash_table_lookup(users, callee);
		g_hash_table_insert(users, (gpointer)callee,
				    GUINT_TO_POINTER(GPOINTER_TO_UINT(n) + 1));
	}
	g_hash_table_destroy(seen);
}

static gboolean has_many_users(const struct observation *o, GHashTable *users)
{
	return o->use->next &&
	       GPOINTER_TO_UINT(g_hash_table_lookup(users, o->use->next->function)) > USERS_MAX;
}

static const char *reason(const struct program *p, const struct observation *o)
{
	if (!o->held.api)
		return lock_format(p, "%s() has made it atomic", o->cause->written);
	if (o->held.api->class == CLASS_RCU)
		return "the RCU read lock is held";
	return lock_format(p, "the %s %s is held", lock_kind_word(o->held.api),
			   lock_words(p, o->held.object, o->function));
}

/* "clk" of clk_prepare_enable() and clk_disable_unprepare(). */
static const char *family(const struct program *p, const char *operation)
{
	return lock_format(p, "%.*s", (int)strcspn(operation, "_"), operation);
}

static void add_causes(const struct program *p, const struct observation *o, struct finding *out)
{
	const char *title = o->held.object ? lock_title(p, o->held.object, o->function) : "";

	lock_cause_end(p, out, o->use);
	lock_cause_section(p, out, o);
	if (*title)
		lock_cause_lock(p, out, o->function, title,
				family(p, lock_sleep_operation(o->use)));
}

static void report_locked(const struct program *p, const struct observation *o, GHashTable *users,
			  GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *what = lock_sleep_operation(o->use);
	struct finding *out;

	out = lock_finding(p, "lock-sleep-atomic", f, o->event->line, o->event->column,
			   lock_format(p, "%s() may sleep while %s", what, reason(p, o)));
	out->confidence = has_many_users(o, users) ? CONFIDENCE_POSSIBLE : tier_of(p, o);
	out->subject =
		lock_format(p, "%s under %s", what,
			    o->held.api ? lock_title(p, o->held.object, f) : o->cause->written);
	if (o->held.api) {
		lock_add_name(p, out, lock_title(p, o->held.object, f));
		lock_step_held(p, out, f, &o->held, "CPU0");
	} else {
		lock_step(out, f, o->cause, "CPU0",
			  lock_format(p, "%s() calls %s() here", f->name, o->cause->written));
	}
	lock_step_chain(p, out, o->use, "CPU0", lock_format(p, "may sleep in %s() here", what));
	add_causes(p, o, out);
	g_ptr_array_add(findings, out);
}

/* One finding per function, reason, and what is called. */
static gboolean is_new(const struct program *p, const struct observation *o, GHashTable *seen)
{
	const char *callee = o->use->next ? o->use->next->function->name : lock_sleep_operation(o->use);

	return lock_once(seen, o->function,
			 lock_format(p, "%s %u", callee, o->cause ? o->cause->line : 0));
}

/* The context that a handler runs in, if nothing may sleep there. */
static const char *atomic_context(const struct binding *b)
{
	switch (b->class) {
	case CLASS_TIMER:
		return "a timer, in softirq context";
	case CLASS_HRTIMER:
		return b->soft ? "a high-resolution timer, in softirq context" :
				 "a high-resolution timer, in hardirq context";
	case CLASS_TASKLET:
		return "a tasklet, in softirq context";
	case CLASS_NAPI:
		return "NAPI polling, in softirq context";
	case CLASS_IRQ_WORK:
	case CLASS_IPI:
		return "hardirq context";
	case CLASS_IRQ:
		return b->thread ? NULL : "hardirq context";
	case CLASS_RCU:
		return "an RCU callback, in softirq context";
	default:
		return NULL;
	}
}

enum confidence lock_sleep_tier(const struct use *u)
{
	if (u->flags & (USE_INDIRECT | USE_RARE) || u->depth > 3 || lock_sleep_is_careful(u) ||
	    (u->depth && u->flags & USE_BRANCH))
		return CONFIDENCE_POSSIBLE;
	return u->depth || u->flags & USE_BRANCH ? CONFIDENCE_LIKELY : CONFIDENCE_CERTAIN;
}

static void report_handler(const struct program *p, const struct binding *b, const struct use *u,
			   GPtrArray *findings)
{
	const char *what = lock_sleep_operation(u);
	const struct use *last = use_last(u);
	struct finding *out;

	out = lock_finding(p, "lock-sleep-atomic", last->function, last->event->line,
			   last->event->column,
			   lock_format(p, "%s() may sleep, but %s() runs in %s", what,
				       b->handler->name, atomic_context(b)));
	out->confidence = lock_sleep_tier(u);
	out->subject = lock_format(p, "%s in %s", what, b->handler->name);
	finding_add_step(out, b->at, b->function ? b->function->name : NULL,
			 lock_format(p, "%s() is registered here", b->handler->name), "CPU0");
	lock_step_chain(p, out, u, "CPU0", lock_format(p, "may sleep in %s() here", what));
	lock_cause_end(p, out, u);
	lock_cause_entry(p, out, b->handler);
	g_ptr_array_add(findings, out);
}

static void check_handler(const struct program *p, const struct binding *b, GHashTable *done,
			  GPtrArray *findings)
{
	const struct summary *s = &p->locks->summaries[b->handler->id];

	if (!atomic_context(b) || !g_hash_table_add(done, (gpointer)b->handler))
		return;
	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];

		if (u->kind == USE_SLEEP && u->guard.param < 0 &&
		    !(u->api->flags & (API_PROCESS | API_HARDIRQ)))
			report_handler(p, b, u, findings);
	}
}

void check_lock_sleep_atomic(const struct program *p, GPtrArray *findings)
{
	const struct lock_model *m = p->locks;
	GHashTable *done = g_hash_table_new(NULL, NULL);
	GHashTable *users = g_hash_table_new(NULL, NULL);
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	if (m)
		count_users(m, users);
	for (unsigned int i = 0; m && i < m->observations->len; i++) {
		const struct observation *o =
			&g_array_index(m->observations, struct observation, i);

		if (o->kind == SEEN_SLEEP && is_new(p, o, seen))
			report_locked(p, o, users, findings);
	}
	for (unsigned int i = 0; m && i < m->bindings->len; i++)
		check_handler(p, g_ptr_array_index(m->bindings, i), done, findings);
	if (m) {
		lock_sleep_rules(p, done, findings);
		lock_sleep_slots(p, findings);
	}
	g_hash_table_destroy(done);
	g_hash_table_destroy(users);
	g_hash_table_destroy(seen);
}
