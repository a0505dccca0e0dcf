/* The helper saves and restores the interrupt state, so its caller may have them off. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(queue_lock);
static DEFINE_SPINLOCK(stat_lock);
static int stat;

static void count(void)
{
	unsigned long flags;

	spin_lock_irqsave(&stat_lock, flags);
	stat++;
	spin_unlock_irqrestore(&stat_lock, flags);
}

void good_enqueue(void)
{
	unsigned long flags;

	spin_lock_irqsave(&queue_lock, flags);
	count();
	spin_unlock_irqrestore(&queue_lock, flags);
}
