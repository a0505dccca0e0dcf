/* The inner lock leaves the interrupt state alone. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(outer);
static DEFINE_SPINLOCK(inner);

void good_nest(void)
{
	unsigned long flags;

	spin_lock_irqsave(&outer, flags);
	spin_lock(&inner);
	spin_unlock(&inner);
	spin_unlock_irqrestore(&outer, flags);
}
