/* disable_irq_nosync() under the spinlock that the handler takes does not wait. */
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

void good_mask(void)
{
	spin_lock_irq(&lock);
	disable_irq_nosync(line);
	spin_unlock_irq(&lock);
}
