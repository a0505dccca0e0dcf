/* A plain spinlock guard in process context for the lock of the interrupt handler. */
#include <linux/cleanup.h>
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int hits;

static irqreturn_t handle(int irq, void *dev_id)
{
	guard(spinlock)(&lock);
	hits++;
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "guard", &hits);
}

int bad_hits(void)
{
	guard(spinlock)(&lock); /* expect: lock-irq-unsafe */
	return hits;
}
