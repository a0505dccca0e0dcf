/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_WAIT_H
#define STAND_IN_LINUX_WAIT_H

#include <linux/sched.h>
#include <linux/spinlock.h>

typedef struct wait_queue_head {
	spinlock_t lock;
} wait_queue_head_t;

#define DECLARE_WAIT_QUEUE_HEAD(name) wait_queue_head_t name
void init_waitqueue_head(struct wait_queue_head *wq_head);
void wake_up(struct wait_queue_head *wq_head);
void wake_up_all(struct wait_queue_head *wq_head);
void wake_up_interruptible(struct wait_queue_head *wq_head);

#define wait_event(wq_head, condition)         \
	do {                                   \
		might_sleep();                 \
		while (!(condition))           \
			schedule();            \
		(void)(wq_head).lock;          \
	} while (0)
#define wait_event_interruptible(wq_head, condition) \
	({                                           \
		wait_event(wq_head, condition);      \
		signal_pending(current);             \
	})
#define wait_event_timeout(wq_head, condition, timeout) \
	({                                              \
		wait_event(wq_head, condition);         \
		(long)(timeout);                        \
	})

#endif
