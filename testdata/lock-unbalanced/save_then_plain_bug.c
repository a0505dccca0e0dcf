/* One branch releases an irqsave lock plainly and leaves interrupts disabled. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int depth;

int bad_pop(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	if (!depth) {
		spin_unlock(&lock); /* expect: lock-unbalanced */
		return 0; /* expect: lock-unbalanced, lock-leak */
	}
	depth--;
	spin_unlock_irqrestore(&lock, flags);
	return 1;
}
