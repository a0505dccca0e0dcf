/* SPDX-License-Identifier: GPL-2.0-only */
/* The parts of lock-recursive. */
#ifndef LOCKSTEP_CHECKS_LOCK_RECURSIVE_H
#define LOCKSTEP_CHECKS_LOCK_RECURSIVE_H

#include "lock_text.h"

/* Does a branch on the way to the second taking tell a held lock from a released one? */
gboolean lock_recursive_is_told_apart(const struct program *p, const struct observation *o);

#endif
