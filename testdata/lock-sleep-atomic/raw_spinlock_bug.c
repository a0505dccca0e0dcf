/* A plain allocation under a raw spinlock with interrupts off. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_RAW_SPINLOCK(lock);
static void *table;

void bad_grow(size_t size)
{
	unsigned long flags;
	void *bigger;

	raw_spin_lock_irqsave(&lock, flags);
	bigger = kcalloc(2, size, GFP_KERNEL); /* expect: lock-sleep-atomic */
	if (bigger)
		table = bigger;
	raw_spin_unlock_irqrestore(&lock, flags);
}
