/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_PERCPU_RWSEM_H
#define STAND_IN_LINUX_PERCPU_RWSEM_H

struct percpu_rw_semaphore {
	int block;
};

#define DEFINE_STATIC_PERCPU_RWSEM(name) static struct percpu_rw_semaphore name = { 0 }
int percpu_init_rwsem(struct percpu_rw_semaphore *sem);
void percpu_down_read(struct percpu_rw_semaphore *sem);
void percpu_up_read(struct percpu_rw_semaphore *sem);
void percpu_down_write(struct percpu_rw_semaphore *sem);
void percpu_up_write(struct percpu_rw_semaphore *sem);

#endif
