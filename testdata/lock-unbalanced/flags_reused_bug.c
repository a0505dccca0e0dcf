/* The inner irqsave overwrites the flags that the outer one has saved. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(rx);
static DEFINE_SPINLOCK(tx);

void bad_both(void)
{
	unsigned long flags, inner;

	spin_lock_irqsave(&rx, flags);
	spin_lock_irqsave(&tx, flags); /* expect: lock-unbalanced */
	spin_unlock_irqrestore(&tx, flags); /* expect: lock-unbalanced */
	inner = 0;
	(void)inner;
	spin_unlock_irqrestore(&rx, flags); /* expect: lock-unbalanced */
}
