/* SPDX-License-Identifier: GPL-2.0-only */
/* The part of lock-uninit that looks at members, arrays and locals. */
#ifndef LOCKSTEP_CHECKS_LOCK_UNINIT_MEMBER_H
#define LOCKSTEP_CHECKS_LOCK_UNINIT_MEMBER_H

#include "program.h"

void lock_uninit_members(const struct program *p, GPtrArray *findings);

#endif
