/* Sleeps only after it gives up its caller's lock: that says nothing of how it is called. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>
#include <linux/delay.h>

struct host {
	spinlock_t lock; /* held by the caller */
	spinlock_t queue_lock;
	int queued;
};

static irqreturn_t host_irq(int irq, void *data)
{
	struct host *h = data;

	spin_lock(&h->queue_lock);
	h->queued--;
	spin_unlock(&h->queue_lock);
	return IRQ_HANDLED;
}

static int good_cancel(struct host *h)
{
	int n;

	spin_lock(&h->queue_lock);
	n = h->queued;
	spin_unlock(&h->queue_lock);
	if (n) {
		spin_unlock(&h->lock);
		msleep(10);
		spin_lock(&h->lock);
	}
	return n;
}

struct host_ops {
	int (*cancel)(struct host *h);
};

const struct host_ops ops = {
	.cancel = good_cancel,
};

int host_start(struct host *h, int irq)
{
	spin_lock_init(&h->lock);
	spin_lock_init(&h->queue_lock);
	return request_irq(irq, host_irq, 0, "host", h);
}
