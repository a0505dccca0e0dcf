/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_KTHREAD_H
#define STAND_IN_LINUX_KTHREAD_H

#include <linux/err.h>
#include <linux/sched.h>

struct task_struct *kthread_create(int (*threadfn)(void *data), void *data, const char *fmt, ...);
#define kthread_run(threadfn, data, namefmt, ...)                                          \
	({                                                                                 \
		struct task_struct *__k = kthread_create(threadfn, data, namefmt, ##__VA_ARGS__); \
		if (!IS_ERR(__k))                                                          \
			wake_up_process(__k);                                              \
		__k;                                                                       \
	})
int kthread_stop(struct task_struct *k);
bool kthread_should_stop(void);
bool kthread_should_park(void);
void kthread_bind(struct task_struct *k, unsigned int cpu);

struct kthread_worker;
struct kthread_work;
typedef void (*kthread_work_func_t)(struct kthread_work *work);

struct kthread_work {
	kthread_work_func_t func;
};

void kthread_init_work(struct kthread_work *work, kthread_work_func_t fn);
bool kthread_queue_work(struct kthread_worker *worker, struct kthread_work *work);
void kthread_flush_work(struct kthread_work *work);
bool kthread_cancel_work_sync(struct kthread_work *work);

#endif
