/* Both branches restore the interrupt state. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int depth;

int good_pop(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	if (!depth) {
		spin_unlock_irqrestore(&lock, flags);
		return 0;
	}
	depth--;
	spin_unlock_irqrestore(&lock, flags);
	return 1;
}
