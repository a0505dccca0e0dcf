/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_WAIT_H
#define STAND_IN_LINUX_WAIT_H

#include <linux/sched.h>
#include <linux/spinlock.h>

typedef struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
} wait_queue_head_t;

typedef struct wait_queue_entry {
	unsigned int flags;
	void *private;
	struct list_head entry;
} wait_queue_entry_t;

#define DECLARE_WAIT_QUEUE_HEAD(name) wait_queue_head_t name
#define DECLARE_WAIT_QUEUE_HEAD_ONSTACK(name) DECLARE_WAIT_QUEUE_HEAD(name)
#define DECLARE_WAITQUEUE(name, tsk) struct wait_queue_entry name = { .private = (tsk) }
#define DEFINE_WAIT(name) struct wait_queue_entry name = { .private = current }
void init_waitqueue_head(struct wait_queue_head *wq_head);
void add_wait_queue(struct wait_queue_head *wq_head, struct wait_queue_entry *entry);
void remove_wait_queue(struct wait_queue_head *wq_head, struct wait_queue_entry *entry);
void prepare_to_wait(struct wait_queue_head *wq_head, struct wait_queue_entry *entry, int state);
void finish_wait(struct wait_queue_head *wq_head, struct wait_queue_entry *entry);
int waitqueue_active(struct wait_queue_head *wq_head);
void wake_up(struct wait_queue_head *wq_head);
void wake_up_all(struct wait_queue_head *wq_head);
void wake_up_interruptible(struct wait_queue_head *wq_head);
void wake_up_interruptible_all(struct wait_queue_head *wq_head);

#define wait_event(wq_head, condition) \
	do { \
		might_sleep(); \
		while (!(condition)) \
			schedule(); \
		(void)(wq_head).lock; \
	} while (0)
#define wait_event_interruptible(wq_head, condition) \
	({ \
		wait_event(wq_head, condition); \
		signal_pending(current); \
	})
#define wait_event_killable(wq_head, condition) wait_event_interruptible(wq_head, condition)
#define wait_event_timeout(wq_head, condition, timeout) \
	({ \
		wait_event(wq_head, condition); \
		(long)(timeout); \
	})
#define wait_event_interruptible_timeout(wq_head, condition, timeout) \
	wait_event_timeout(wq_head, condition, timeout)

#endif
