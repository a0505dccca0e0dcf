/* The callee frees the interrupt of a bus that is in use, and its caller holds the thread's lock. */
#include <linux/errno.h>
#include <linux/interrupt.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct bus {
	struct mutex lock;
	int irq;
	void *buffer;
};

static irqreturn_t bus_thread(int irq, void *dev_id)
{
	struct bus *b = dev_id;

	mutex_lock(&b->lock);
	mutex_unlock(&b->lock);
	return IRQ_HANDLED;
}

void bus_init(struct bus *b)
{
	mutex_init(&b->lock);
}

int bus_setup(struct bus *b)
{
	return request_threaded_irq(b->irq, NULL, bus_thread, IRQF_ONESHOT, "bus", b);
}

static int bus_renew(struct bus *b)
{
	int err;

	free_irq(b->irq, b);
	b->buffer = kmalloc(64, GFP_KERNEL);
	if (!b->buffer) {
		err = -ENOMEM;
		goto out;
	}
	err = bus_setup(b);
out:
	return err;
}

int bad_bus_reset(struct bus *b)
{
	int err;

	mutex_lock(&b->lock);
	err = bus_renew(b); /* expect: wq-flush-under-lock */
	mutex_unlock(&b->lock);
	return err;
}
