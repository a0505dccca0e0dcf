/* The spinlock is held on exactly the path that sleeps. */
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int mode;

void bad_switch(int fast)
{
	if (fast)
		spin_lock(&lock);
	mode = fast;
	if (fast)
		msleep(10); /* expect: lock-sleep-atomic */
	if (fast)
		spin_unlock(&lock);
}
