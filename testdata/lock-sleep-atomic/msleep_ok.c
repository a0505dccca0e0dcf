/* msleep() after the spinlock was released, which is taken again behind it. */
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int reg;

void good_reset(void)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	reg = 1;
	spin_unlock_irqrestore(&lock, flags);
	msleep(20);
	spin_lock_irqsave(&lock, flags);
	reg = 0;
	spin_unlock_irqrestore(&lock, flags);
}
