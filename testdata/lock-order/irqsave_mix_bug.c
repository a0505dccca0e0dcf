/* One side disables interrupts, the other takes the spinlocks the other way around. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(dev_lock);
static DEFINE_SPINLOCK(dma_lock);

void bad_submit(void)
{
	unsigned long flags;

	spin_lock_irqsave(&dev_lock, flags);
	spin_lock(&dma_lock); /* expect: lock-order */
	spin_unlock(&dma_lock);
	spin_unlock_irqrestore(&dev_lock, flags);
}

void bad_complete(void)
{
	unsigned long flags;

	spin_lock_irqsave(&dma_lock, flags);
	spin_lock(&dev_lock); /* expect: lock-order */
	spin_unlock(&dev_lock);
	spin_unlock_irqrestore(&dma_lock, flags);
}
