/* Out of memory: the function returns with the spinlock held and interrupts off. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static void *spare;

int bad_reserve(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	spare = kmalloc(64, GFP_ATOMIC);
	if (!spare) {
		return -ENOMEM; /* expect: lock-leak */
	}
	spin_unlock_irqrestore(&lock, flags);
	return 0;
}
