/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_RTMUTEX_H
#define STAND_IN_LINUX_RTMUTEX_H

struct rt_mutex {
	int owner;
};

#define DEFINE_RT_MUTEX(name) struct rt_mutex name = { 0 }
void rt_mutex_init(struct rt_mutex *lock);
void rt_mutex_lock(struct rt_mutex *lock);
int rt_mutex_trylock(struct rt_mutex *lock);
void rt_mutex_unlock(struct rt_mutex *lock);

#endif
