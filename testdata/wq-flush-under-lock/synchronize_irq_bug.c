/* synchronize_irq() under the mutex that the interrupt's thread takes. */
#include <linux/interrupt.h>
#include <linux/mutex.h>

struct touch {
	struct mutex lock;
	int irq;
	int down;
};

static irqreturn_t touch_thread(int irq, void *dev_id)
{
	struct touch *t = dev_id;

	mutex_lock(&t->lock);
	t->down = 1;
	mutex_unlock(&t->lock);
	return IRQ_HANDLED;
}

int touch_start(struct touch *t)
{
	mutex_init(&t->lock);
	return request_threaded_irq(t->irq, NULL, touch_thread, IRQF_ONESHOT, "touch", t);
}

void bad_touch_sync(struct touch *t)
{
	mutex_lock(&t->lock);
	synchronize_irq(t->irq); /* expect: wq-flush-under-lock */
	mutex_unlock(&t->lock);
}
