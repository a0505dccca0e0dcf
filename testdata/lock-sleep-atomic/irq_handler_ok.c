/* The thread of the interrupt sleeps, its primary handler does not. */
#include <linux/delay.h>
#include <linux/interrupt.h>

static irqreturn_t good_read(int irq, void *dev_id)
{
	msleep(5);
	return IRQ_HANDLED;
}

static irqreturn_t check(int irq, void *dev_id)
{
	return IRQ_WAKE_THREAD;
}

int start(int irq)
{
	return request_threaded_irq(irq, check, good_read, 0, "touch", NULL);
}
