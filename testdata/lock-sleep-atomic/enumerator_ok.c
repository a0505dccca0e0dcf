/* An enumerator says how to wait; under the spinlock it is the one that does not sleep. */
#include <linux/delay.h>
#include <linux/io.h>
#include <linux/spinlock.h>

enum { NoWait, WaitBusy, WaitSleep };

static DEFINE_SPINLOCK(lock);

static void reset(void __iomem *regs, int how)
{
	int i;

	writel(1, regs);
	if (how != NoWait) {
		for (i = 0; i < 10; i++) {
			if (how == WaitSleep)
				msleep(1);
			else
				udelay(10);
		}
	}
}

void plain(void __iomem *regs)
{
	reset(regs, WaitSleep);
}

void good_locked(void __iomem *regs)
{
	spin_lock(&lock);
	reset(regs, WaitBusy);
	spin_unlock(&lock);
}
