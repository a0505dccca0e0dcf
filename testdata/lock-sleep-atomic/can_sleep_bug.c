/* The function is told that it may sleep by a caller that holds a spinlock. */
#include <linux/delay.h>
#include <linux/spinlock.h>
#include <linux/types.h>

static DEFINE_SPINLOCK(lock);

static void pause_ms(int ms, bool can_sleep)
{
	if (can_sleep)
		msleep(ms); /* expect: lock-sleep-atomic */
	else
		mdelay(ms);
}

void plain(void)
{
	pause_ms(1, true);
}

void bad_locked(void)
{
	spin_lock(&lock);
	pause_ms(1, true); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
