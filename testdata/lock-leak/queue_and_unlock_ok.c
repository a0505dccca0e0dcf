/* A function that is called ..._and_unlock() releases it, through a pointer that tells nothing. */
#include <linux/errno.h>
#include <linux/spinlock.h>

struct queue {
	spinlock_t lock;
	int connected, used;
	void (*wake)(struct queue *q);
};

static void queue_request_and_unlock(struct queue *q)
{
	q->used++;
	q->wake(q);
}

int good_send(struct queue *q)
{
	spin_lock(&q->lock);
	if (!q->connected) {
		spin_unlock(&q->lock);
		return -ENOTCONN;
	}
	if (q->used > 100) {
		queue_request_and_unlock(q);
		return -ENOBUFS;
	}
	spin_unlock(&q->lock);
	return 0;
}

void queue_setup(struct queue *q)
{
	spin_lock_init(&q->lock);
}
