/* One path releases the lock, the other one leaves it to a function of a table. */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct queue;

struct queue_ops {
	void (*wake_and_unlock)(struct queue *q);
};

struct queue {
	spinlock_t lock;
	int pending;
	const struct queue_ops *ops;
};

static void plain_wake_and_unlock(struct queue *q)
{
	q->pending = 1;
	spin_unlock(&q->lock);
}

static const struct queue_ops plain_ops = { .wake_and_unlock = plain_wake_and_unlock };

struct queue *queue_new(void)
{
	struct queue *q = kzalloc(sizeof(*q), GFP_KERNEL);

	if (q) {
		spin_lock_init(&q->lock);
		q->ops = &plain_ops;
	}
	return q;
}

int good_put(struct queue *q)
{
	spin_lock(&q->lock);
	if (q->pending) {
		spin_unlock(&q->lock);
		return -16;
	}
	q->ops->wake_and_unlock(q);
	return 0;
}
