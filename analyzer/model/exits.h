/* SPDX-License-Identifier: GPL-2.0-only */
/* The exits of a walk, compared lock by lock: for summaries and for leaks. */
#ifndef LOCKSTEP_MODEL_EXITS_H
#define LOCKSTEP_MODEL_EXITS_H

#include "locks.h"

/* One lock that some exit holds or has given away for the caller. */
struct candidate {
	const struct expr *object; /* in the function's own words */
	struct held held;
	const struct event *event;
	gboolean acquired;
	unsigned int with, without; /* RETURN_* of exits */
	unsigned int without_released; /* ... that took and released it */
	gboolean without_dead; /* released on a way that ends in panic() or its kind */
	gboolean same_value; /* some of both return the very same */
	unsigned int line; /* of the first exit that has it */
	unsigned int line_returns;
};

/* All of them; struct candidate, to be freed; compare_exits() fills in the rest. */
GArray *exit_candidates(const struct flow *w);
void compare_exits(const struct flow *w, struct candidate *c);
gboolean exit_holds(const struct flow *w, const struct flow_exit *x, const struct expr *object);
/* What the exit has released of it, or NULL. */
const struct released *exit_released(const struct flow_exit *x, const struct expr *object);

#endif
