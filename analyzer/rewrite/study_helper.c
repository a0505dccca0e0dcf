/* SPDX-License-Identifier: GPL-2.0-only */
/* Work that core code queues for a module: no queue call of the module shows it. */
#include <string.h>

#include "scope.h"

struct helper {
	const char *name, *wq;
	int callback;
	const char *who, *waits;
};

static const struct helper helpers[] = {
#define HELPER(name, wq, callback, who, waits) { name, wq, callback, who, waits },
#include "helpers.def"
#undef HELPER
};

void plan_helper_names(GPtrArray *names)
{
	for (guint i = 0; i < G_N_ELEMENTS(helpers); i++)
		g_ptr_array_add(names, (gpointer)helpers[i].name);
}

static const char *describe(const struct study *s, const char *wq, const struct helper *h,
			    const struct study_call *c)
{
	const struct event *e = c->event;
	const char *run = h->callback >= 0 && (unsigned int)h->callback < e->nargs ?
				  e->args[h->callback] :
				  "?";
	const char *what = *run == '@' ? study_printf(s, "%s()", run + 1) : "work";

	return study_printf(s, "%s() in %s() at line %u has %s queue %s on %s, %s", h->name,
			    c->from->name, e->line, h->who, what, wq,
			    *h->waits ? study_printf(s, "and %s() waits for it", h->waits) :
					"which is no longer waited for");
}

static gboolean is_flushed(const struct plan *plan, const char *wq)
{
	for (guint i = 0; i < plan->queues->len; i++)
		if (g_str_equal(g_array_index(plan->queues, struct plan_queue, i).wq, wq))
			return TRUE;
	return FALSE;
}

GPtrArray *scope_helpers(const struct study *s, const struct plan *plan)
{
	GPtrArray *found = g_ptr_array_new();

	for (guint i = 0; i < G_N_ELEMENTS(helpers); i++) {
		const struct helper *h = &helpers[i];
		const GArray *calls = g_hash_table_lookup(s->calls, h->name);
		const char *wq = *h->wq ? h->wq : tree_default_wq(s->program->tree);

		for (guint n = 0; calls && n < calls->len && is_flushed(plan, wq); n++) {
			const struct study_call *c = &g_array_index(calls, struct study_call, n);

			if (scope_has_unit(plan, c->from->unit))
				g_ptr_array_add(found, (gpointer)describe(s, wq, h, c));
		}
	}
	return found;
}
