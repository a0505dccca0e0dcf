/* free_irq() after the mutex of the device was released. */
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

void good_can_close(struct can *c)
{
	mutex_lock(&c->lock);
	c->open = 0;
	mutex_unlock(&c->lock);
	free_irq(c->irq, c);
}
