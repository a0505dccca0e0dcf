/* A sleep of 0 us between two reads: the poll spins. */
#include <linux/iopoll.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

int good_wait(void *reg)
{
	unsigned int v;
	int ret;

	spin_lock(&lock);
	ret = readl_poll_timeout(reg, v, v & 1, 0, 1000);
	spin_unlock(&lock);
	return ret;
}
