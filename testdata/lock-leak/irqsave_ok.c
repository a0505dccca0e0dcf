/* Out of memory: the error path restores the interrupts. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static void *spare;

int good_reserve(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	spare = kmalloc(64, GFP_ATOMIC);
	if (!spare) {
		spin_unlock_irqrestore(&lock, flags);
		return -ENOMEM;
	}
	spin_unlock_irqrestore(&lock, flags);
	return 0;
}
