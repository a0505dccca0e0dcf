/* SPDX-License-Identifier: GPL-2.0-only */
/* Which workqueues a plan is about, and which it makes. */
#include "plan.h"

gboolean plan_wants_queue(const struct plan_site *site)
{
	return site->strategy == STRATEGY_MODULE_WQ || site->strategy == STRATEGY_DEVICE_WQ ||
	       site->strategy == STRATEGY_EXISTING_WQ;
}

gboolean plan_makes_queue(const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++)
		if (plan_wants_queue(g_ptr_array_index(plan->sites, i)))
			return TRUE;
	return FALSE;
}

struct plan_queue *plan_queue_of(const struct plan *plan, const struct wq_value *wq)
{
	for (guint i = 0; i < plan->queues->len; i++) {
		struct plan_queue *q = &g_array_index(plan->queues, struct plan_queue, i);

		if (wq_value_has(wq, q->wq))
			return q;
	}
	return NULL;
}

void plan_name_queues(struct plan *plan, const char *variable)
{
	plan->variable = variable;
	for (guint i = 0; i < plan->queues->len; i++)
		g_array_index(plan->queues, struct plan_queue, i).variable = variable;
}

void plan_keep_flushes(struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++)
		((struct plan_site *)plan->sites->pdata[i])->destroys = FALSE;
	plan->destroyer = NULL;
}

GPtrArray *plan_variables(const struct plan *plan)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < plan->queues->len; i++) {
		const char *name = g_array_index(plan->queues, struct plan_queue, i).variable;

		if (name && !g_ptr_array_find_with_equal_func(all, name, g_str_equal, NULL))
			g_ptr_array_add(all, (gpointer)name);
	}
	return all;
}

char *plan_words(const GPtrArray *names)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(s, "%s%s", !i ? "" : i + 1 < names->len ? ", " : " and ",
				       (const char *)names->pdata[i]);
	return g_string_free(s, FALSE);
}
