/* The function is told that it may not sleep by the caller that holds a spinlock. */
#include <linux/delay.h>
#include <linux/spinlock.h>
#include <linux/types.h>

static DEFINE_SPINLOCK(lock);

static void pause_ms(int ms, bool can_sleep)
{
	if (can_sleep)
		msleep(ms);
	else
		mdelay(ms);
}

void plain(void)
{
	pause_ms(1, true);
}

void good_locked(void)
{
	spin_lock(&lock);
	pause_ms(1, false);
	spin_unlock(&lock);
}
