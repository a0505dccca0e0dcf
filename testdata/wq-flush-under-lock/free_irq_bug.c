/* free_irq() under the mutex of the device that the threaded handler takes. */
#include <linux/interrupt.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct can {
	struct mutex lock;
	int irq;
	int open;
};

static irqreturn_t can_thread(int irq, void *dev_id)
{
	struct can *c = dev_id;

	mutex_lock(&c->lock);
	c->open = 2;
	mutex_unlock(&c->lock);
	return IRQ_HANDLED;
}

int can_init(struct can *c)
{
	mutex_init(&c->lock);
	return request_threaded_irq(c->irq, NULL, can_thread, IRQF_ONESHOT, "can", c);
}

void bad_can_close(struct can *c)
{
	mutex_lock(&c->lock);
	c->open = 0;
	free_irq(c->irq, c); /* expect: wq-flush-under-lock */
	mutex_unlock(&c->lock);
}
