/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The workqueues of the kernels that are around, for driver repositories
 * without kernel sources at hand; what a tree says always wins.
 */
#include <string.h>

#include "tree_private.h"

static const struct system_wq known[] = {
	{ "system_wq", "events", "0", "0" },
	{ "system_percpu_wq", "events", "WQ_PERCPU", "0" },
	{ "system_highpri_wq", "events_highpri", "WQ_HIGHPRI", "0" },
	{ "system_long_wq", "events_long", "0", "0" },
	{ "system_unbound_wq", "events_unbound", "WQ_UNBOUND", "WQ_UNBOUND_MAX_ACTIVE" },
	{ "system_dfl_wq", "events_unbound", "WQ_UNBOUND", "WQ_MAX_ACTIVE" },
	{ "system_freezable_wq", "events_freezable", "WQ_FREEZABLE", "0" },
	{ "system_power_efficient_wq", "events_power_efficient", "WQ_POWER_EFFICIENT", "0" },
	{ "system_freezable_power_efficient_wq", "events_freezable_power_efficient",
	  "WQ_FREEZABLE | WQ_POWER_EFFICIENT", "0" },
	{ "system_bh_wq", "events_bh", "WQ_BH", "0" },
	{ "system_bh_highpri_wq", "events_bh_highpri", "WQ_BH | WQ_HIGHPRI", "0" },
};

const struct system_wq *workqueue_known_at(unsigned int i)
{
	return i < G_N_ELEMENTS(known) ? &known[i] : NULL;
}

const struct system_wq *workqueue_known(const char *name)
{
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(known); i++) {
		if (!strcmp(known[i].name, name))
			return &known[i];
	}
	return NULL;
}
