/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_MUTEX_H
#define STAND_IN_LINUX_MUTEX_H

#include <linux/cleanup.h>
#include <linux/compiler.h>
#include <linux/lockdep.h>

struct mutex {
	int owner;
};

#define __MUTEX_INITIALIZER(lockname) { 0 }
#define DEFINE_MUTEX(mutexname) struct mutex mutexname = __MUTEX_INITIALIZER(mutexname)

void __mutex_init(struct mutex *lock, const char *name, struct lock_class_key *key);
#define mutex_init(mutex)                                \
	do {                                             \
		static struct lock_class_key __key;      \
		__mutex_init((mutex), #mutex, &__key);   \
	} while (0)
void mutex_destroy(struct mutex *lock);

void mutex_lock(struct mutex *lock);
void mutex_lock_nested(struct mutex *lock, unsigned int subclass);
int mutex_lock_interruptible(struct mutex *lock);
int mutex_lock_killable(struct mutex *lock);
int mutex_trylock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);
bool mutex_is_locked(struct mutex *lock);
int atomic_dec_and_mutex_lock(atomic_t *cnt, struct mutex *lock);

DEFINE_GUARD(mutex, struct mutex *, mutex_lock(_T), mutex_unlock(_T))
DEFINE_GUARD_COND(mutex, _try, mutex_trylock(_T))
DEFINE_GUARD_COND(mutex, _intr, mutex_lock_interruptible(_T) == 0)

#endif
