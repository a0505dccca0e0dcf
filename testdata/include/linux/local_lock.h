/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_LOCAL_LOCK_H
#define STAND_IN_LINUX_LOCAL_LOCK_H

#include <linux/irqflags.h>
#include <linux/preempt.h>

typedef struct {
	int dummy;
} local_lock_t;

#define INIT_LOCAL_LOCK(name) { 0 }
void __local_lock(local_lock_t *lock);
void __local_unlock(local_lock_t *lock);
#define local_lock(lock) __local_lock(lock)
#define local_unlock(lock) __local_unlock(lock)

#endif
