/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SEMAPHORE_H
#define STAND_IN_LINUX_SEMAPHORE_H

struct semaphore {
	int count;
};

#define DEFINE_SEMAPHORE(name) struct semaphore name = { 1 }
void sema_init(struct semaphore *sem, int val);
void down(struct semaphore *sem);
int down_interruptible(struct semaphore *sem);
int down_killable(struct semaphore *sem);
int down_trylock(struct semaphore *sem);
int down_timeout(struct semaphore *sem, long timeout);
void up(struct semaphore *sem);

#endif
