/* Interrupts are disabled while the spinlock of the interrupt handler is held. */
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

int good_read(void)
{
	unsigned long flags;
	int n;

	spin_lock_irqsave(&lock, flags);
	n = events;
	spin_unlock_irqrestore(&lock, flags);
	return n;
}
