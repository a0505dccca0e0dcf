/* write_lock() is followed by write_unlock() on both paths. */
#include <linux/errno.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static int n;

int good_inc(void)
{
	write_lock(&lock);
	if (n == 9) {
		write_unlock(&lock);
		return -ENOSPC;
	}
	n++;
	write_unlock(&lock);
	return 0;
}
