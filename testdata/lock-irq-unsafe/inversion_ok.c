/* The lock that nests in the handler's one is always taken with interrupts off. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(irq_lock);
static DEFINE_SPINLOCK(pool_lock);
static int free_slots;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&irq_lock);
	spin_unlock(&irq_lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "inversion", &free_slots);
}

void good_get(void)
{
	spin_lock_irq(&irq_lock);
	spin_lock(&pool_lock);
	free_slots--;
	spin_unlock(&pool_lock);
	spin_unlock_irq(&irq_lock);
}

void good_put(void)
{
	spin_lock_irq(&pool_lock);
	free_slots++;
	spin_unlock_irq(&pool_lock);
}
