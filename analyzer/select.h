/* SPDX-License-Identifier: GPL-2.0-only */
/* Which units a run has to parse, from the textual pass and the Kbuild files. */
#ifndef LOCKSTEP_SELECT_H
#define LOCKSTEP_SELECT_H

#include "module.h"
#include "scan.h"

/*
 * Adds to `units` (a set of interned paths) those of the scanned files that may hold a
 * flush of a system workqueue.
 */
void select_flush_units(struct kbuild *k, const GArray *scanned, GHashTable *units);

/*
 * Adds the units through which this .c file is compiled: itself, or those that include it.
 * Paths that no Kbuild file names stand for themselves.
 */
void select_unit(struct kbuild *k, const char *path, GHashTable *units);

#endif
