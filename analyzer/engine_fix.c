/* SPDX-License-Identifier: GPL-2.0-only */
/* The rewrite stage of a run: plans for the flushes, and what the findings say of them. */
#include "fix.h"
#include "run.h"

void run_plan(struct run *r, GPtrArray *findings)
{
	const struct plan_options none = { STRATEGY_NONE, NULL };
	const struct plan_options *o = r->plan_options ? r->plan_options : &none;

	r->queues = queues_new(r->program);
	r->plans = plans_make(r->queues, r->program, o);
	fix_findings(r->plans, findings);
}

void run_forget_plans(struct run *r)
{
	plans_free(r->plans);
	if (r->queues)
		queues_free(r->queues);
	r->plans = NULL;
	r->queues = NULL;
}
