/* A function that only queues does not release the lock. */
#include <linux/errno.h>
#include <linux/spinlock.h>

struct queue {
	spinlock_t lock;
	int connected, used;
	void (*wake)(struct queue *q);
};

static void queue_request(struct queue *q)
{
	q->used++;
	q->wake(q);
}

int bad_send(struct queue *q)
{
	spin_lock(&q->lock);
	if (!q->connected) {
		spin_unlock(&q->lock);
		return -ENOTCONN;
	}
	if (q->used > 100) {
		queue_request(q);
		return -ENOBUFS; /* expect: lock-leak */
	}
	spin_unlock(&q->lock);
	return 0;
}

void queue_setup(struct queue *q)
{
	spin_lock_init(&q->lock);
}
