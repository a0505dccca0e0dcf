/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From flushes to plans: one per module; modules whose items go to one new
 * workqueue share a plan.
 */
#include "plan.h"

#include <string.h>

#include "audit.h"
#include "base/arena.h"
#include "join.h"
#include "scope.h"

struct plan *plan_new(struct program_unit *u)
{
	struct plan *plan = g_new0(struct plan, 1);

	plan->units = g_ptr_array_new();
	plan->sites = g_ptr_array_new();
	plan->moved = g_ptr_array_new();
	plan->audit = g_array_new(FALSE, TRUE, sizeof(struct audit_row));
	plan->queues = g_array_new(FALSE, TRUE, sizeof(struct plan_queue));
	if (u)
		g_ptr_array_add(plan->units, u);
	return plan;
}

struct plan *plan_for(const struct finding *f, struct program_unit *u)
{
	struct plan *plan = plan_new(u);

	plan->finding = f;
	plan->changes = g_ptr_array_new_with_free_func(g_free);
	return plan;
}

const struct plan_change *plan_change(const struct plan *plan, guint n)
{
	return g_ptr_array_index(plan->changes, n);
}

static void site_free(struct plan_site *site)
{
	g_array_unref(site->waits);
	g_free(site);
}

static void plan_free(gpointer data)
{
	struct plan *plan = data;

	for (guint i = 0; i < plan->sites->len; i++)
		site_free(g_ptr_array_index(plan->sites, i));
	g_ptr_array_unref(plan->units);
	g_ptr_array_unref(plan->sites);
	g_ptr_array_unref(plan->moved);
	g_array_unref(plan->audit);
	g_array_unref(plan->queues);
	plans_free(plan->parts);
	if (plan->hazards)
		g_ptr_array_unref(plan->hazards);
	if (plan->changes)
		g_ptr_array_unref(plan->changes);
	if (plan->more)
		g_ptr_array_unref(plan->more);
	edits_free(plan->edits);
	g_free(plan->diff);
	g_free(plan);
}

GPtrArray *plans_new(void)
{
	return g_ptr_array_new_with_free_func(plan_free);
}

void plans_free(GPtrArray *plans)
{
	if (plans)
		g_ptr_array_unref(plans);
}

static void add_site(struct plan *plan, const struct flush_use *use)
{
	struct plan_site *site = g_new0(struct plan_site, 1);

	site->use = use;
	site->waits = g_array_new(FALSE, TRUE, sizeof(struct plan_wait));
	g_ptr_array_add(plan->sites, site);
}

/* One plan per module and workqueue. */
static GPtrArray *by_module(const struct queues *q)
{
	const GPtrArray *uses = queues_flushes(q);
	GPtrArray *plans = plans_new();

	for (guint i = 0; i < uses->len; i++) {
		const struct flush_use *use = g_ptr_array_index(uses, i);
		struct plan *plan = NULL;

		for (guint n = 0; n < plans->len && !plan; n++) {
			plan = g_ptr_array_index(plans, n);
			if (plan->wq != use->wq.names[0] ||
			    !scope_has_unit(plan, use->function->unit))
				plan = NULL;
		}
		if (!plan) {
			plan = plan_new(use->function->unit);
			plan->wq = use->wq.names[0];
			g_array_append_vals(plan->queues, &(struct plan_queue){ plan->wq, NULL }, 1);
			g_ptr_array_add(plans, plan);
		}
		add_site(plan, use);
	}
	return plans;
}

void plan_give_up(struct plan *plan, const char *reason)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		struct plan_site *site = g_ptr_array_index(plan->sites, i);

		site->strategy = STRATEGY_MANUAL;
		site->reason = reason;
	}
	for (guint i = 0; i < plan->audit->len; i++) {
		struct audit_row *row = &g_array_index(plan->audit, struct audit_row, i);

		row->moved = FALSE;
		if (g_str_has_prefix(row->reason, "stays on"))
			row->reason = "nothing was changed";
	}
	g_clear_pointer(&plan->edits, edits_free);
	g_clear_pointer(&plan->diff, g_free);
	plan_name_queues(plan, NULL);
	plan->device = NULL;
}

static void decide(const struct study *s, struct plan *plan, const struct plan_options *o)
{
	struct scope scope;

	g_ptr_array_set_size(plan->moved, 0);
	scope_fill(s, plan, &scope);
	for (guint i = 0; i < plan->sites->len; i++) {
		struct plan_site *site = g_ptr_array_index(plan->sites, i);

		if (!site->strategy)
			decide_site(s, plan, &scope, site, o);
	}
	if (plan_makes_queue(plan))
		scope_choose_moved(s, plan, &scope);
	scope_clear(&scope);
}

static gboolean overlap(const struct plan *a, const struct plan *b)
{
	if (a->wq != b->wq || !plan_makes_queue(a) || !plan_makes_queue(b))
		return FALSE;
	for (guint i = 0; i < a->moved->len; i++)
		if (g_ptr_array_find(b->moved, a->moved->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	return location_compare(&(*(struct plan_site *const *)a)->use->at,
				&(*(struct plan_site *const *)b)->use->at);
}

/* Moves all of `from` into `into`. */
static void merge(struct plan *into, struct plan *from)
{
	for (guint i = 0; i < from->sites->len; i++)
		g_ptr_array_add(into->sites, from->sites->pdata[i]);
	g_ptr_array_set_size(from->sites, 0);
	g_ptr_array_sort(into->sites, by_place);
	for (guint i = 0; i < from->units->len; i++)
		if (!scope_has_unit(into, from->units->pdata[i]))
			g_ptr_array_add(into->units, from->units->pdata[i]);
}

/* Is something decided that is wrong if users of the module rely on the flush? */
static gboolean asks_for_users(const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		enum strategy s = ((struct plan_site *)plan->sites->pdata[i])->strategy;

		if (s == STRATEGY_REMOVE)
			return TRUE;
	}
	return plan_makes_queue(plan);
}

static void forget(struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		struct plan_site *site = g_ptr_array_index(plan->sites, i);

		site->strategy = STRATEGY_NONE;
		g_array_set_size(site->waits, 0);
	}
}

static void merge_all(const struct study *s, GPtrArray *plans, const struct plan_options *o)
{
	for (guint i = 0; i < plans->len; i++) {
		for (guint n = i + 1; n < plans->len; n++) {
			struct plan *into = g_ptr_array_index(plans, i);

			if (!overlap(into, g_ptr_array_index(plans, n)))
				continue;
			merge(into, g_ptr_array_index(plans, n));
			g_ptr_array_remove_index(plans, n);
			decide(s, into, o);
			n = i;
		}
	}
}

GPtrArray *plans_make(const struct queues *q, const struct program *p,
		      const struct plan_options *o)
{
	struct study *s = study_new(p, q);
	GPtrArray *plans = by_module(q);

	for (guint i = 0; i < plans->len; i++) {
		struct plan *plan = g_ptr_array_index(plans, i);

		scope_add_callers(s, plan);
		decide(s, plan, o);
		if (!asks_for_users(plan))
			continue;
		scope_add_partners(s, plan);
		forget(plan);
		decide(s, plan, o);
	}
	merge_all(s, plans, o);
	for (guint i = 0; i < plans->len; i++) {
		struct plan *plan = g_ptr_array_index(plans, i);

		if (plan_makes_queue(plan))
			scope_choose_home(s, plan);
		audit_make(s, plan);
	}
	plans_join(s, plans);
	study_free(s);
	return plans;
}
