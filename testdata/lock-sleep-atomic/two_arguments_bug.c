/* Of two arguments it is the second that allows to sleep, and it does. */
#include <linux/delay.h>
#include <linux/spinlock.h>
#include <linux/types.h>

static DEFINE_SPINLOCK(lock);
static int state;

static int wait_state(int wanted, bool can_sleep)
{
	int i;

	if (wanted != 1 && wanted != 2)
		return -1;
	for (i = 0; i < 10; i++) {
		if (wanted == 1) {
			if (state & 1)
				return 0;
		} else {
			if (!(state & 1))
				return 0;
		}
		if (!can_sleep)
			mdelay(1);
		else
			msleep(1); /* expect: lock-sleep-atomic */
	}
	return -1;
}

void plain(void)
{
	wait_state(1, true);
}

void bad_locked(void)
{
	spin_lock(&lock);
	wait_state(1, true); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
