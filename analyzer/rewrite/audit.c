/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The Step 4 audit: every queue call of the modules that a plan is about, whether it moves to
 * the new workqueue, and why.  An oversight here is how such conversions break.
 */
#include "audit.h"

#include <string.h>

static const char *item_text(const struct study *s, const struct queue_site *site)
{
	const struct api *a = site->event->api;

	if (a->object < 0 || (unsigned int)a->object >= site->event->nargs)
		return "?";
	return queues_printable(s->queues, site->function, site->event->args[a->object]);
}

static const char *waited_by_name(const struct study *s, const struct plan *plan, const char *wq,
				  const struct item *item)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *site = g_ptr_array_index(plan->sites, i);

		for (guint n = 0; n < site->waits->len; n++) {
			const struct plan_wait *w = &g_array_index(site->waits, struct plan_wait, n);

			if (w->item == item->class)
				return study_printf(s, "stays on %s; %s(%s) waits for it", wq,
						    w->call, w->argument);
		}
	}
	return NULL;
}

/* The first flush of the workqueue. */
static const struct plan_site *first_site(const struct plan *plan, const char *wq)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *site = g_ptr_array_index(plan->sites, i);

		if (wq_value_has(&site->use->wq, wq))
			return site;
	}
	return g_ptr_array_index(plan->sites, 0);
}

static const char *kept_reason(const struct study *s, const struct plan *plan,
			       const struct scope *scope, const struct queue_site *site,
			       enum audit_kind *kind)
{
	const struct plan_queue *queue = plan_queue_of(plan, &site->wq);
	const struct plan_site *first = queue ? first_site(plan, queue->wq) : NULL;

	if (!queue) {
		*kind = site->wq.n	    ? AUDIT_SYSTEM :
			site->wq.is_private ? AUDIT_PRIVATE :
					      AUDIT_UNKNOWN;
		if (site->wq.n)
			return study_printf(s, "on %s, which is not flushed here", site->wq.names[0]);
		return site->wq.is_private ? "on a workqueue of its own" :
					     "on a workqueue that is not known";
	}
	*kind = AUDIT_LEFT;
	for (guint i = 0; i < scope->items->len; i++) {
		const struct item *item = g_ptr_array_index(scope->items, i);
		const char *why;

		if (!g_ptr_array_find(item->sites, site, NULL))
			continue;
		why = waited_by_name(s, plan, queue->wq, item);
		*kind = why ? AUDIT_NAMED : AUDIT_COVERED;
		if (!why)
			why = decide_covered(s, first, item);
		if (!why)
			*kind = AUDIT_LEFT;
		return why ? why :
			     study_printf(s, "stays on %s: %s", queue->wq,
					  strategy_name(first->strategy));
	}
	return study_printf(s, "stays on %s", queue->wq);
}

static const char *moved_reason(const struct study *s, const struct plan *plan,
				const struct scope *scope, const struct queue_site *site)
{
	const char *wq = plan_queue_of(plan, &site->wq)->wq;

	for (guint i = 0; i < scope->items->len; i++) {
		const struct item *item = g_ptr_array_index(scope->items, i);

		if (item->elsewhere && g_ptr_array_find(item->sites, site, NULL))
			return study_printf(s,
					    "a flush waits for %s; %s() queues the same item elsewhere "
					    "(%s:%u), which stays",
					    wq, item->other->function->name,
					    item->other->at.path, item->other->at.line);
	}
	return study_printf(s, "on %s, which is flushed", wq);
}

static void add_row(const struct study *s, struct plan *plan, const struct scope *scope,
		    const struct queue_site *site)
{
	struct audit_row row = {
		.at = site->at,
		.call = site->event->written,
		.work = item_text(s, site),
		.moved = g_ptr_array_find(plan->moved, site, NULL),
	};

	row.reason = row.moved ? moved_reason(s, plan, scope, site) :
				 kept_reason(s, plan, scope, site, &row.kind);
	g_array_append_val(plan->audit, row);
}

static void warn(struct plan *plan, const char *text)
{
	if (!plan->hazards)
		plan->hazards = g_ptr_array_new();
	g_ptr_array_add(plan->hazards, (gpointer)text);
}

/* What a reader has to know that no edit can settle. */
static void find_hazards(const struct study *s, struct plan *plan, const struct scope *scope)
{
	GPtrArray *helpers = scope_helpers(s, plan);

	for (guint i = 0; i < helpers->len; i++)
		warn(plan, helpers->pdata[i]);
	g_ptr_array_free(helpers, TRUE);
	for (guint i = 0; i < scope->items->len; i++) {
		const struct item *item = g_ptr_array_index(scope->items, i);
		const char *name = queues_item_name(item->class);

		if (plan_makes_queue(plan) && item->delayed && !item->waits->len)
			warn(plan, study_printf(s,
						"%s is delayed, and nothing cancels it synchronously: neither "
						"a flush nor destroy_workqueue() waits while it is only armed, "
						"before the change and after it",
						name));
		if (plan_makes_queue(plan) && item->elsewhere)
			warn(plan, study_printf(s,
						"%s is also queued on another workqueue, at %s:%u; that is not "
						"waited for, as before",
						name, item->other->at.path, item->other->at.line));
	}
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	return location_compare(&(*(struct queue_site *const *)a)->at,
				&(*(struct queue_site *const *)b)->at);
}

void audit_make(const struct study *s, struct plan *plan)
{
	GPtrArray *seen = g_ptr_array_new();
	struct scope scope;

	g_array_set_size(plan->audit, 0);
	scope_fill(s, plan, &scope);
	for (guint i = 0; i < plan->units->len; i++) {
		GPtrArray *all = queues_sites_of(s->queues, plan->units->pdata[i]);

		for (guint n = 0; n < all->len; n++) {
			const struct queue_site *site = g_ptr_array_index(all, n);
			gboolean ours = scope_has_unit(plan, site->function->unit);

			if (!ours && !plan_queue_of(plan, &site->wq))
				continue;
			if (!g_ptr_array_find(seen, site, NULL))
				g_ptr_array_add(seen, (gpointer)site);
		}
		g_ptr_array_free(all, TRUE);
	}
	for (guint i = 0; i < scope.sites->len; i++)
		if (!g_ptr_array_find(seen, scope.sites->pdata[i], NULL))
			g_ptr_array_add(seen, scope.sites->pdata[i]);
	g_ptr_array_sort(seen, by_place);
	for (guint i = 0; i < seen->len; i++)
		add_row(s, plan, &scope, g_ptr_array_index(seen, i));
	g_ptr_array_free(seen, TRUE);
	find_hazards(s, plan, &scope);
	scope_clear(&scope);
}
