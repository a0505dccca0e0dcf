/* The handler's lock is taken while the interrupt state is saved and off. */
#include <linux/interrupt.h>
#include <linux/irqflags.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int seq;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&lock);
	seq++;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "seq", &seq);
}

void good_bump(void)
{
	unsigned long flags;

	local_irq_save(flags);
	spin_lock(&lock);
	seq += 2;
	spin_unlock(&lock);
	local_irq_restore(flags);
}
