/* disable_irq() under the spinlock that the handler takes. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int line, count;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&lock);
	count++;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	line = irq;
	return request_irq(line, handle, 0, "line", &count);
}

void bad_mask(void)
{
	spin_lock_irq(&lock);
	disable_irq(line); /* expect: wq-flush-under-lock, lock-sleep-atomic */
	spin_unlock_irq(&lock);
}
