/* spin_lock_irqsave() paired with spin_unlock_irq(): the saved state is lost. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int depth;

void bad_push(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	depth++;
	spin_unlock_irq(&lock); /* expect: lock-unbalanced */
}
