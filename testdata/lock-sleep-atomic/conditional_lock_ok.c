/* The path that sleeps is the one on which the spinlock is not held. */
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int mode;

void good_switch(int fast)
{
	if (fast)
		spin_lock(&lock);
	mode = fast;
	if (!fast)
		msleep(10);
	if (fast)
		spin_unlock(&lock);
}
