/* The inner lock of the handler is also taken after the outer one gave interrupts back. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(outer);
static DEFINE_SPINLOCK(inner);
static int value;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&inner);
	value++;
	spin_unlock(&inner);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "nested", &value);
}

void bad_reset(void)
{
	spin_lock_irq(&outer);
	spin_unlock_irq(&outer);
	spin_lock(&inner); /* expect: lock-irq-unsafe */
	value = 0;
	spin_unlock(&inner);
}
