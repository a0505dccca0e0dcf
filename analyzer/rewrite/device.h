/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files that make a workqueue per device share. */
#ifndef LOCKSTEP_REWRITE_DEVICE_H
#define LOCKSTEP_REWRITE_DEVICE_H

#include "create.h"

/* Adds the workqueue to the structure and names it, plan->variable; why not, or NULL. */
const char *device_member(const struct maker *m);

#endif
