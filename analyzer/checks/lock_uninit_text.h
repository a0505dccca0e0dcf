/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The textual half of lock-uninit: what the facts do not show, other branches of #if, macros
 * of headers and units that were not analysed, may initialise a lock all the same.
 */
#ifndef LOCKSTEP_CHECKS_LOCK_UNINIT_TEXT_H
#define LOCKSTEP_CHECKS_LOCK_UNINIT_TEXT_H

#include "program.h"

/* The files next to a unit, and those of its modules that are not in the program. */
struct vicinity;

struct vicinity *vicinity_new(const struct program *p);
void vicinity_free(struct vicinity *v);

/* Looks from now on at the surroundings of this unit. */
void vicinity_enter(struct vicinity *v, const struct program_unit *u);
/* The file that defines "struct tag" there, NULL if none does. */
const char *vicinity_defines(const struct vicinity *v, const char *tag);
/*
 * Is there a line that names the lock and seems to initialise something, and that the facts
 * do not explain?  `known`: a set of "path:line".
 */
gboolean vicinity_may_initialise(const struct vicinity *v, const char *lock, GHashTable *known);

#endif
