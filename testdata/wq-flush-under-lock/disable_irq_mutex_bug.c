/* disable_irq() under the mutex that the interrupt's thread takes. */
#include <linux/interrupt.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int line;

static irqreturn_t handle(int irq, void *dev_id)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	line = irq;
	return request_threaded_irq(line, NULL, handle, IRQF_ONESHOT, "line", &line);
}

void bad_mask(void)
{
	mutex_lock(&lock);
	disable_irq(line); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}
