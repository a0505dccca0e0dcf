/* SPDX-License-Identifier: GPL-2.0-only */
/* How the kernel calls what drivers put into its tables of functions. */
#ifndef LOCKSTEP_MODEL_RULES_H
#define LOCKSTEP_MODEL_RULES_H

#include "locks.h"

struct entry_rule {
	const char *slot; /* "net_device_ops:ndo_open" */
	const char *lock; /* held by the caller, or NULL */
	int context; /* CONTEXT_* */
	gboolean both; /* in process context as well */
};

/* The rule for a function that stands in such a table, or NULL. */
const struct entry_rule *rule_of(const struct lock_model *m, const struct function *f);

#endif
