/* Of two arguments it is the second that forbids to sleep. */
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
			msleep(1);
	}
	return -1;
}

void plain(void)
{
	wait_state(1, true);
}

void good_locked(void)
{
	spin_lock(&lock);
	wait_state(1, false);
	spin_unlock(&lock);
}
