/* SPDX-License-Identifier: GPL-2.0-only */
/* Shared by the two halves of preparing: events, and jumps. */
#ifndef LOCKSTEP_MODEL_PREPARE_H
#define LOCKSTEP_MODEL_PREPARE_H

#include "locks.h"

/* Where a local or the result of a call gets its value. */
struct definition {
	const struct event *call; /* of a temporary */
	const char *value; /* of a local: the last one */
	unsigned int count; /* different values other than NULL */
	unsigned int nulls;
	gboolean taken; /* its address is given away: it may be set elsewhere */
};

/* IS_ERR(p) and its kind. */
gboolean prepare_asks_value(const char *name);
const struct expr *prepare_param(struct lock_model *m, const struct prepared *p,
				 const struct expr *param);
const struct expr *prepare_unknown(struct lock_model *m);
/* Only what its names mean; to be freed with prepare_free(). */
struct prepared *prepare_names(struct lock_model *m, const struct function *f);
/* The value of a variable or call as such: not what the call is known to return. */
const struct expr *prepare_plain(struct lock_model *m, struct prepared *p, const char *text);
/* The value of a number or of a named constant; FALSE if it is neither. */
gboolean prepare_constant(struct lock_model *m, const char *text, long *value);
/* flow_guard.c: the parameter of "=flags&NAME" that is never assigned to, and NAME; -1: none. */
int prepare_mask(const struct prepared *p, const char *text, const char **mask);
void prepare_live(struct lock_model *m, struct prepared *p);
/* prepare_arm.c: the ends of ?: operators. */
void prepare_joins(struct lock_model *m, struct prepared *p);
/* Conditions, returned values and the order of the blocks. */
void prepare_jumps(struct lock_model *m, struct prepared *p);

#endif
