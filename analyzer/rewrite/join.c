/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A module that flushes several system workqueues gets one change, not one after the other: each flush has
 * been decided for itself, and here what is to be done is put together.
 */
#include "join.h"

#include <string.h>

#include "audit.h"
#include "scope.h"

/* Only new workqueues of the whole module can be made together; what is manual stays alone. */
static gboolean can_join(const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		enum strategy s = ((const struct plan_site *)plan->sites->pdata[i])->strategy;

		if (s == STRATEGY_MANUAL || s == STRATEGY_DEVICE_WQ || s == STRATEGY_EXISTING_WQ)
			return FALSE;
	}
	return !plan_makes_queue(plan) || plan->home;
}

static gboolean meet(const struct plan *a, const struct plan *b)
{
	for (guint i = 0; i < a->units->len; i++)
		if (scope_has_unit(b, a->units->pdata[i]))
			return TRUE;
	return FALSE;
}

static void take_sites(struct plan *all, const struct plan *part)
{
	for (guint i = 0; i < part->sites->len; i++) {
		const struct plan_site *site = g_ptr_array_index(part->sites, i);
		struct plan_site *own = g_new0(struct plan_site, 1);

		*own = *site;
		g_array_ref(own->waits);
		g_ptr_array_add(all->sites, own);
	}
}

static void take_part(struct plan *all, struct plan *part)
{
	take_sites(all, part);
	g_array_append_vals(all->queues, part->queues->data, part->queues->len);
	for (guint i = 0; i < part->units->len; i++)
		if (!scope_has_unit(all, part->units->pdata[i]))
			g_ptr_array_add(all->units, part->units->pdata[i]);
	for (guint i = 0; i < part->moved->len; i++)
		if (!g_ptr_array_find(all->moved, part->moved->pdata[i], NULL))
			g_ptr_array_add(all->moved, part->moved->pdata[i]);
	g_ptr_array_add(all->parts, part);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	return location_compare(&(*(struct plan_site *const *)a)->use->at,
				&(*(struct plan_site *const *)b)->use->at);
}

static gint by_call(gconstpointer a, gconstpointer b)
{
	return location_compare(&(*(struct queue_site *const *)a)->at,
				&(*(struct queue_site *const *)b)->at);
}

static void complete(const struct study *s, struct plan *all)
{
	GPtrArray *names = g_ptr_array_new();
	g_autofree char *text = NULL;

	for (guint i = 0; i < all->queues->len; i++)
		g_ptr_array_add(names, (gpointer)g_array_index(all->queues, struct plan_queue, i).wq);
	text = plan_words(names);
	all->wq = study_printf(s, "%s", text);
	g_ptr_array_free(names, TRUE);
	g_ptr_array_sort(all->sites, by_place);
	g_ptr_array_sort(all->moved, by_call);
	if (plan_makes_queue(all))
		scope_choose_home(s, all);
	audit_make(s, all);
}

/* The plan at i and what follows it for the same module. */
static void join_at(const struct study *s, GPtrArray *plans, guint i)
{
	struct plan *first = g_ptr_array_index(plans, i), *all = NULL;

	for (guint n = i + 1; n < plans->len; n++) {
		struct plan *other = g_ptr_array_index(plans, n);

		if (!can_join(other) || !meet(all ? all : first, other))
			continue;
		if (!all) {
			all = plan_new(first->units->pdata[0]);
			all->parts = plans_new();
			take_part(all, first);
		}
		take_part(all, g_ptr_array_steal_index(plans, n));
		n = i;
	}
	if (!all)
		return;
	plans->pdata[i] = all;
	complete(s, all);
}

void plans_join(const struct study *s, GPtrArray *plans)
{
	for (guint i = 0; i < plans->len; i++)
		if (can_join(g_ptr_array_index(plans, i)))
			join_at(s, plans, i);
}

void plans_split(GPtrArray *plans, guint i)
{
	struct plan *all = g_ptr_array_index(plans, i);
	GPtrArray *parts = g_steal_pointer(&all->parts);
	const char *why = ((const struct plan_site *)all->sites->pdata[0])->reason;

	g_ptr_array_remove_index(plans, i);
	for (guint n = 0; n < parts->len; n++) {
		((struct plan *)parts->pdata[n])->apart = why;
		g_ptr_array_insert(plans, (gint)(i + n), parts->pdata[n]);
	}
	g_ptr_array_set_free_func(parts, NULL);
	g_ptr_array_unref(parts);
}
