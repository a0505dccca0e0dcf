/* Every caller of the helper that takes the handler's lock has interrupts off. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int value;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&lock);
	value++;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "helper", &value);
}

static void set_value(int v)
{
	spin_lock(&lock);
	value = v;
	spin_unlock(&lock);
}

void good_reset(void)
{
	unsigned long flags;

	local_irq_save(flags);
	set_value(0);
	local_irq_restore(flags);
}

void good_preset(void)
{
	local_irq_disable();
	set_value(7);
	local_irq_enable();
}
