/* Both sides disable interrupts with the first lock and keep the order. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(dev_lock);
static DEFINE_SPINLOCK(dma_lock);

void good_submit(void)
{
	unsigned long flags;

	spin_lock_irqsave(&dev_lock, flags);
	spin_lock(&dma_lock);
	spin_unlock(&dma_lock);
	spin_unlock_irqrestore(&dev_lock, flags);
}

void good_complete(void)
{
	unsigned long flags;

	spin_lock_irqsave(&dev_lock, flags);
	spin_lock(&dma_lock);
	spin_unlock(&dma_lock);
	spin_unlock_irqrestore(&dev_lock, flags);
}
