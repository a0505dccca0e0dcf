/* spin_lock_irqsave() paired with spin_unlock_irqrestore(). */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int depth;

void good_push(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	depth++;
	spin_unlock_irqrestore(&lock, flags);
}
