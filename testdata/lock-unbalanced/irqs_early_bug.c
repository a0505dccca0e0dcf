/* The inner spin_unlock_irq() enables interrupts while the outer irqsave lock is held. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(outer);
static DEFINE_SPINLOCK(inner);

void bad_nest(void)
{
	unsigned long flags;

	spin_lock_irqsave(&outer, flags);
	spin_lock_irq(&inner);
	spin_unlock_irq(&inner); /* expect: lock-unbalanced */
	spin_unlock_irqrestore(&outer, flags);
}
