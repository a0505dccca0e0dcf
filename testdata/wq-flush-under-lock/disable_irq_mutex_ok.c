/* disable_irq() under a mutex that only other threads take. */
#include <linux/interrupt.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static DEFINE_MUTEX(thread_lock);
static int line;

static irqreturn_t handle(int irq, void *dev_id)
{
	mutex_lock(&thread_lock);
	mutex_unlock(&thread_lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	line = irq;
	return request_threaded_irq(line, NULL, handle, IRQF_ONESHOT, "line", &line);
}

void good_mask(void)
{
	mutex_lock(&lock);
	disable_irq(line);
	mutex_unlock(&lock);
}
