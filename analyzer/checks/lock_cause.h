/* SPDX-License-Identifier: GPL-2.0-only */
/* What findings of one cause have in common; see finding_add_cause(). */
#ifndef LOCKSTEP_CHECKS_LOCK_CAUSE_H
#define LOCKSTEP_CHECKS_LOCK_CAUSE_H

#include "lock_text.h"

/*
 * The last place on the way down that still is the part of the kernel in which it begins: what
 * several ways come to.
 */
void lock_cause_end(const struct program *p, struct finding *out, const struct use *u);
/* All that is wrong in one critical section: where it begins. */
void lock_cause_section(const struct program *p, struct finding *out, const struct observation *o);
/* What one call under one lock does wrong, which another function shows. */
void lock_cause_call(const struct program *p, struct finding *out, const struct observation *o,
		     const struct function *against);
/* All that is wrong in one function because of how it is called. */
void lock_cause_entry(const struct program *p, struct finding *out, const struct function *f);
/* All that a file does wrong in one way with one lock. */
void lock_cause_lock(const struct program *p, struct finding *out, const struct function *f,
		     const char *title, const char *way);

#endif
