/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-sleep-atomic: functions of tables that the kernel is known to call where nothing may sleep
 * (rules.def), also when they sleep in the functions of a driver's own table.
 */
#include <string.h>

#include "lock_cause.h"
#include "lock_sleep.h"

enum { OWN_TARGETS_MAX = 8, OWN_DEPTH_MAX = 2 };

/* A function that stands in such a table. */
struct rule {
	const struct program *program;
	const struct function *function;
	const char *slot; /* "net_device_ops.ndo_get_stats64" */
	int context;
	enum confidence want; /* that is reported in this round */
	GHashTable *done; /* events that sleep and were reported */
	GPtrArray *findings;
};

static void report(const struct rule *r, const struct use *u, enum confidence tier)
{
	const struct program *p = r->program;
	const char *what = lock_sleep_operation(u);
	const struct use *last = use_last(u);
	struct finding *out;

	tier = lock_weaker(tier, CONFIDENCE_LIKELY);
	if (tier != r->want || !g_hash_table_add(r->done, (gpointer)last->event))
		return;
	out = lock_finding(
		p, "lock-sleep-atomic", last->function, last->event->line, last->event->column,
		lock_format(p, "%s() may sleep, but %s() is called as %s in atomic context", what,
			    r->function->name, r->slot));
	out->confidence = tier;
	out->subject = lock_format(p, "%s in %s", what, r->function->name);
	finding_add_step(out, r->function->at, r->function->name,
			 lock_format(p, "%s() is called as %s, where nothing may sleep",
				     r->function->name, r->slot),
			 "CPU0");
	lock_step_chain(p, out, u, "CPU0", lock_format(p, "may sleep in %s() here", what));
	lock_cause_end(p, out, u);
	lock_cause_entry(p, out, r->function);
	g_ptr_array_add(r->findings, out);
}

/* vfree() and its kind mind a spinlock only; dma_free_coherent(), disabled interrupts only. */
static gboolean minds(const struct rule *r, const struct use *u)
{
	if (u->kind != USE_SLEEP || u->api->flags & API_HARDIRQ)
		return FALSE;
	return !(u->api->flags & API_PROCESS) ||
	       (r->context == CONTEXT_ATOMIC && !(u->api->flags & API_COND));
}

/* One driver fills the table, or it is the driver's own among those of others. */
static gboolean is_target(const struct use *call, const struct function *f, unsigned int targets)
{
	return targets == 1 || lock_same_folder(f, use_last(call)->function);
}

/*
 * Functions that take a lock for their caller come in kinds, one that sleeps and one that does not, and
 * who sets the object up chooses: regmap's own lock.
 */
static gboolean is_choice(const struct lock_model *m, const struct function *f, const GPtrArray *all)
{
	const struct summary *s = &m->summaries[f->id];
	gboolean takes = FALSE;

	for (unsigned int i = 0; i < s->neffects && !takes; i++)
		takes = s->effects[i].acquired;
	for (unsigned int i = 0; takes && i < all->len; i++)
		if (!lock_sleeps(&m->summaries[((const struct function *)all->pdata[i])->id]))
			return TRUE;
	return FALSE;
}

static void check_slot(const struct rule *r, const struct use *call)
{
	const struct lock_model *m = r->program->locks;
	const GPtrArray *all = g_hash_table_lookup(m->slots, call->slot);

	if (r->want != CONFIDENCE_LIKELY || call->guard.param >= 0 || call->flags & USE_RARE ||
	    (call->flags & USE_BRANCH && call->depth > 1))
		return;
	for (unsigned int i = 0; all && all->len <= OWN_TARGETS_MAX && i < all->len; i++) {
		const struct function *f = g_ptr_array_index(all, i);
		const struct use *u = is_target(call, f, all->len) && !is_choice(m, f, all) ?
					      lock_sleeps(&m->summaries[f->id]) :
					      NULL;

		if (u)
			report(r, lock_chain_through(r->program, call, u), CONFIDENCE_LIKELY);
	}
}

gboolean lock_sleep_is_usual(const struct guard *g)
{
	return g->param < 0 || (!g->equal && !g->gfp && !g->mask && !g->value);
}

gboolean lock_sleep_is_own(const struct use *u)
{
	if (u->depth > OWN_DEPTH_MAX || u->flags & (USE_INDIRECT | USE_RARE) ||
	    lock_sleep_is_careful(u))
		return FALSE;
	for (; u->next; u = u->next)
		if (!lock_same_module(u->function, u->next->function))
			return FALSE;
	return TRUE;
}

static enum confidence tier_of(const struct use *u)
{
	return lock_sleep_is_own(u) ? CONFIDENCE_LIKELY : lock_sleep_tier(u);
}

static void check_rule(struct rule *r)
{
	const struct lock_model *m = r->program->locks;
	const struct summary *s = &m->summaries[r->function->id];
	const char *slot = s->nuses ? lock_rule_slot(m, r->function, &r->context) : NULL, *colon;

	if (!slot || r->context == CONTEXT_PROCESS)
		return;
	colon = strchr(slot, ':');
	r->slot = lock_format(r->program, "%.*s.%s", (int)(colon - slot), slot, colon + 1);
	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];

		if (u->kind == USE_SLOT)
			check_slot(r, u);
		else if (minds(r, u) && lock_sleep_is_usual(&u->guard))
			report(r, u, tier_of(u));
	}
}

void lock_sleep_rules(const struct program *p, GHashTable *handlers, GPtrArray *findings)
{
	struct rule r = { .program = p,
			  .done = g_hash_table_new(NULL, NULL),
			  .findings = findings };

	for (r.want = CONFIDENCE_LIKELY; r.want <= CONFIDENCE_POSSIBLE; r.want++) {
		for (unsigned int i = 0; i < p->functions->len; i++) {
			r.function = g_ptr_array_index(p->functions, i);
			if (!g_hash_table_contains(handlers, r.function))
				check_rule(&r);
		}
	}
	g_hash_table_destroy(r.done);
}
