/* An interrupt handler and a function with interrupts on take the same spinlock. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int events;

static irqreturn_t card_irq(int irq, void *dev_id)
{
	spin_lock(&lock);
	events++;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

int card_start(int irq)
{
	return request_irq(irq, card_irq, 0, "card", &events);
}

int bad_read(void)
{
	unsigned long flags;
	int n;

	(void)flags;
	spin_lock(&lock); /* expect: lock-irq-unsafe */
	n = events;
	spin_unlock(&lock);
	return n;
}
