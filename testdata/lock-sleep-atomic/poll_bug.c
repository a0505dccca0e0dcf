/* The poll sleeps 10 us between two reads, under a spinlock. */
#include <linux/iopoll.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

int bad_wait(void *reg)
{
	unsigned int v;
	int ret;

	spin_lock(&lock);
	ret = readl_poll_timeout(reg, v, v & 1, 10, 1000); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
	return ret;
}
