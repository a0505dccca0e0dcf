/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_RWLOCK_H
#define STAND_IN_LINUX_RWLOCK_H

#include <linux/spinlock.h>

#endif
