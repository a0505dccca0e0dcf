/* msleep() with interrupts disabled by the spinlock. */
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int reg;

void bad_reset(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	reg = 1;
	msleep(20); /* expect: lock-sleep-atomic */
	reg = 0;
	spin_unlock_irqrestore(&lock, flags);
}
