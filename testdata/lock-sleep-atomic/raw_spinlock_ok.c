/* The allocation is done before the raw spinlock is taken. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_RAW_SPINLOCK(lock);
static void *table;

void good_grow(size_t size)
{
	unsigned long flags;
	void *bigger;

	bigger = kcalloc(2, size, GFP_KERNEL);
	raw_spin_lock_irqsave(&lock, flags);
	if (bigger)
		table = bigger;
	raw_spin_unlock_irqrestore(&lock, flags);
}
