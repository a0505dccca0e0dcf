/* A helper of the interrupt handler allocates with GFP_KERNEL. */
#include <linux/interrupt.h>
#include <linux/slab.h>

static void *packet;

static void refill(void)
{
	packet = kzalloc(64, GFP_KERNEL); /* expect: lock-sleep-atomic */
}

static irqreturn_t bad_irq(int irq, void *dev_id)
{
	refill(); /* expect: lock-sleep-atomic */
	return IRQ_HANDLED;
}

int start(int irq)
{
	refill();
	return request_irq(irq, bad_irq, 0, "packet", NULL);
}
