/* The error path releases the lock before it frees the interrupt. */
#include <linux/interrupt.h>
#include <linux/mutex.h>

struct bus {
	struct mutex lock;
	int irq;
};

extern int bus_power(struct bus *b);

static irqreturn_t bus_thread(int irq, void *dev_id)
{
	struct bus *b = dev_id;

	mutex_lock(&b->lock);
	mutex_unlock(&b->lock);
	return IRQ_HANDLED;
}

int good_bus_open(struct bus *b)
{
	int err;

	mutex_init(&b->lock);
	mutex_lock(&b->lock);
	err = request_threaded_irq(b->irq, NULL, bus_thread, IRQF_ONESHOT, "bus", b);
	if (err)
		goto unlock;
	err = bus_power(b);
unlock:
	mutex_unlock(&b->lock);
	if (err > 0)
		free_irq(b->irq, b);
	return err;
}
