/* One of two callers of the helper that takes the handler's lock leaves interrupts on. */
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
	spin_lock(&lock); /* expect: lock-irq-unsafe */
	value = v;
	spin_unlock(&lock);
}

void bad_reset(void)
{
	unsigned long flags;

	local_irq_save(flags);
	set_value(0);
	local_irq_restore(flags);
}

void bad_preset(void)
{
	set_value(7); /* expect: lock-irq-unsafe */
}
