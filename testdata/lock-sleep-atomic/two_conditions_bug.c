/* Two arguments have to say that it may sleep, and who holds the spinlock says so of both. */
#include <linux/delay.h>
#include <linux/io.h>
#include <linux/spinlock.h>
#include <linux/types.h>

static DEFINE_SPINLOCK(lock);

static int settle(void __iomem *regs, bool wait, bool can_sleep)
{
	int i = 0;

	if (wait) {
		while (!readl(regs) && i++ < 10) {
			if (can_sleep)
				msleep(1);
			else
				udelay(10);
		}
	}
	return i;
}

int plain(void __iomem *regs)
{
	return settle(regs, true, true);
}

int bad_locked(void __iomem *regs)
{
	int i;

	spin_lock(&lock);
	i = settle(regs, true, true); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
	return i;
}
