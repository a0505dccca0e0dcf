/* A primary interrupt handler sleeps. */
#include <linux/delay.h>
#include <linux/interrupt.h>

static irqreturn_t bad_read(int irq, void *dev_id)
{
	msleep(5); /* expect: lock-sleep-atomic */
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, bad_read, 0, "touch", NULL);
}
