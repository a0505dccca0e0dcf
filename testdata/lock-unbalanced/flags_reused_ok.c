/* Each irqsave has flags of its own. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(rx);
static DEFINE_SPINLOCK(tx);

void good_both(void)
{
	unsigned long flags, inner;

	spin_lock_irqsave(&rx, flags);
	spin_lock_irqsave(&tx, inner);
	spin_unlock_irqrestore(&tx, inner);
	spin_unlock_irqrestore(&rx, flags);
}
