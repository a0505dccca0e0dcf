/* The plain spin_lock() of the handler's lock is nested in a spin_lock_irq() region. */
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

void good_reset(void)
{
	spin_lock_irq(&outer);
	spin_lock(&inner);
	value = 0;
	spin_unlock(&inner);
	spin_unlock_irq(&outer);
}
