/* A helper enables interrupts by spin_unlock_irq(); its caller has them off for its own lock. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(queue_lock);
static DEFINE_SPINLOCK(stat_lock);
static int stat;

static void count(void)
{
	unsigned long flags;

	(void)flags;
	spin_lock_irq(&stat_lock);
	stat++;
	spin_unlock_irq(&stat_lock);
}

void bad_enqueue(void)
{
	unsigned long flags;

	spin_lock_irqsave(&queue_lock, flags);
	count(); /* expect: lock-irq-unsafe */
	spin_unlock_irqrestore(&queue_lock, flags);
}
