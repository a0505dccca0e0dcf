/* Another function than the one that disabled the line takes the handler's lock plainly. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int fifo;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&lock);
	fifo++;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "fifo", &fifo);
}

void bad_reset(int irq)
{
	disable_irq(irq);
	enable_irq(irq);
	spin_lock(&lock); /* expect: lock-irq-unsafe */
	fifo = 0;
	spin_unlock(&lock);
}
