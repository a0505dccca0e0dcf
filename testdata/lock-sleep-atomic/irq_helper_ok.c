/* A helper of the interrupt handler allocates with GFP_ATOMIC. */
#include <linux/interrupt.h>
#include <linux/slab.h>

static void *packet;

static void refill(void)
{
	packet = kzalloc(64, GFP_ATOMIC);
}

static irqreturn_t good_irq(int irq, void *dev_id)
{
	refill();
	return IRQ_HANDLED;
}

int start(int irq)
{
	refill();
	return request_irq(irq, good_irq, 0, "packet", NULL);
}
