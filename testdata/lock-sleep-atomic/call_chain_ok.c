/* Two calls below the spinlock a function busy-waits. */
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void settle(void)
{
	udelay(100);
}

static void power_up(void)
{
	settle();
}

void good_wake(void)
{
	spin_lock(&lock);
	power_up();
	spin_unlock(&lock);
}
