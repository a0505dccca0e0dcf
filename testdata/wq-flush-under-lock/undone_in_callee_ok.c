/* The callee takes back the interrupt that it has just requested, as it fails: nobody uses the bus yet. */
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

static int bus_setup(struct bus *b)
{
	int err = request_threaded_irq(b->irq, NULL, bus_thread, IRQF_ONESHOT, "bus", b);

	if (err)
		return err;
	b->buffer = kmalloc(64, GFP_KERNEL);
	if (!b->buffer) {
		err = -ENOMEM;
		goto out_irq;
	}
	return 0;
out_irq:
	free_irq(b->irq, b);
	return err;
}

int good_bus_open(struct bus *b)
{
	int err;

	mutex_lock(&b->lock);
	err = bus_setup(b);
	mutex_unlock(&b->lock);
	return err;
}
