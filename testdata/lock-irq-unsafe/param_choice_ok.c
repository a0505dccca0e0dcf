/* The argument says which way to lock, and is right. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int used;

static void ring_free(int in_irq)
{
	unsigned long flags = 0;

	if (in_irq)
		spin_lock(&lock);
	else
		spin_lock_irqsave(&lock, flags);
	used = 0;
	if (in_irq)
		spin_unlock(&lock);
	else
		spin_unlock_irqrestore(&lock, flags);
}

static irqreturn_t handle(int irq, void *dev_id)
{
	ring_free(1);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "ring", &used);
}

void good_timeout(void)
{
	ring_free(0);
}
