/* SPDX-License-Identifier: GPL-2.0-only */
/* Which modules and queue calls a plan is about. */
#ifndef LOCKSTEP_REWRITE_SCOPE_H
#define LOCKSTEP_REWRITE_SCOPE_H

#include "decide.h"

/* All that may be queued on the workqueue for the units' modules. */
void scope_fill(const struct study *s, const struct plan *plan, struct scope *scope);
void scope_clear(struct scope *scope);

/* Does the unit belong to one of the modules of the plan's units? */
gboolean scope_has_unit(const struct plan *plan, const struct program_unit *u);
/* Is it of one of those modules, or of a helper in their folder? */
gboolean scope_is_near(const struct study *s, const struct plan *plan, const struct program_unit *u);
/* Adds units of other modules that can reach the flushes, which may be there for what they queue. */
void scope_add_callers(const struct study *s, struct plan *plan);
/* Adds those that queue there themselves and work with what the plan's modules queue. */
void scope_add_partners(const struct study *s, struct plan *plan);
/* The queue calls to convert, into plan->moved; and which module shall own the workqueue. */
void scope_choose_moved(const struct study *s, struct plan *plan, const struct scope *scope);
void scope_choose_home(const struct study *s, struct plan *plan);

/* --- scope_near.c: the sites of neighbours that the plan's modules call */
void scope_add_near(const struct study *s, const struct plan *plan, struct scope *scope);

/* --- study_helper.c: what core code queues for the plan's modules, a sentence each (const char *) */
GPtrArray *scope_helpers(const struct study *s, const struct plan *plan);

#endif
