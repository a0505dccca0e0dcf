/* The handler's lock is held while taking a lock that others hold with interrupts on. */
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

void bad_get(void)
{
	spin_lock_irq(&irq_lock);
	spin_lock(&pool_lock); /* expect: lock-irq-unsafe */
	free_slots--;
	spin_unlock(&pool_lock);
	spin_unlock_irq(&irq_lock);
}

void bad_put(void)
{
	spin_lock(&pool_lock); /* expect: lock-irq-unsafe */
	free_slots++;
	spin_unlock(&pool_lock);
}
