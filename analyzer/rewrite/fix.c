/* SPDX-License-Identifier: GPL-2.0-only */
/* From plans to what the report says of them. */
#include "fix.h"

#include <string.h>

static void set_proven(const struct plan *plan, struct fix *fix)
{
	fix->edits = plan->diff ? plan->edits : NULL;
	fix->diff = plan->diff;
	fix->proof = plan->diff ? plan->proof : NULL;
	fix->notes = plan->hazards;
}

static const char *variable_of(const struct plan *plan, const struct plan_site *site)
{
	const struct plan_queue *queue = plan_queue_of(plan, &site->use->wq);

	return queue ? queue->variable : NULL;
}

static void fill(const struct plan *plan, const struct plan_site *site, struct fix *fix)
{
	fix->strategy = strategy_name(site->strategy);
	fix->reason = site->reason;
	set_proven(plan, fix);
	fix->workqueue = plan_wants_queue(site) ? variable_of(plan, site) : NULL;
	if (fix->audit)
		g_array_set_size(fix->audit, 0);
	else
		fix->audit = g_array_new(FALSE, FALSE, sizeof(struct audit_row));
	g_array_append_vals(fix->audit, plan->audit->data, plan->audit->len);
}

static const struct plan_site *site_of(const struct plan *plan, const struct finding *f)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *site = g_ptr_array_index(plan->sites, i);

		if (!location_compare(&site->use->at, &f->at))
			return site;
	}
	return NULL;
}

void fix_findings(const GPtrArray *plans, GPtrArray *findings)
{
	for (guint i = 0; i < findings->len; i++) {
		struct finding *f = g_ptr_array_index(findings, i);

		if (!g_str_equal(f->check, "wq-flush-system"))
			continue;
		for (guint n = 0; n < plans->len; n++) {
			const struct plan *plan = g_ptr_array_index(plans, n);
			const struct plan_site *site = site_of(plan, f);

			if (site)
				fill(plan, site, &f->fix);
		}
	}
}

/* Which of the plan's findings it is; -1: none. */
static int number_of(const struct plan *plan, const struct finding *f)
{
	guint n;

	if (plan->finding == f)
		return 0;
	return plan->more && g_ptr_array_find(plan->more, f, &n) ? (int)n + 1 : -1;
}

void fix_proposed(const GPtrArray *proposals, GPtrArray *findings)
{
	for (guint i = 0; i < findings->len; i++) {
		struct finding *f = g_ptr_array_index(findings, i);

		for (guint n = 0; n < proposals->len; n++) {
			const struct plan *plan = g_ptr_array_index(proposals, n);
			int number = number_of(plan, f);

			if (number < 0)
				continue;
			f->fix.strategy = plan->diff ? plan_change(plan, (guint)number)->kind :
						       strategy_name(STRATEGY_MANUAL);
			f->fix.reason = plan->diff ? plan_change(plan, (guint)number)->text :
						     plan->proof;
			set_proven(plan, &f->fix);
		}
	}
}
