/* A bit of an argument ends the call before it would sleep, and the caller in RCU sets it. */
#include <linux/errno.h>
#include <linux/rcupdate.h>
#include <linux/wait.h>

#define MAY_FAIL 1

struct queue {
	wait_queue_head_t wait;
	int frozen;
};

int queue_try(struct queue *q);

static int queue_enter(struct queue *q, unsigned int flags)
{
	while (!queue_try(q)) {
		if (flags & MAY_FAIL)
			return -EBUSY;
		wait_event(q->wait, !q->frozen);
	}
	return 0;
}

int plain(struct queue *q)
{
	return queue_enter(q, 0);
}

int good_poll(struct queue *q)
{
	int r;

	rcu_read_lock();
	r = queue_enter(q, MAY_FAIL);
	rcu_read_unlock();
	return r;
}
