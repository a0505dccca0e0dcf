/* Two calls below the spinlock a function sleeps. */
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void settle(void)
{
	usleep_range(100, 200); /* expect: lock-sleep-atomic */
}

static void power_up(void)
{
	settle(); /* expect: lock-sleep-atomic */
}

void bad_wake(void)
{
	spin_lock(&lock);
	power_up(); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
