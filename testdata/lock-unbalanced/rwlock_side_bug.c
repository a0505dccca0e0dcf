/* write_lock() is followed by read_unlock() on the error path. */
#include <linux/errno.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static int n;

int bad_inc(void)
{
	write_lock(&lock);
	if (n == 9) {
		read_unlock(&lock); /* expect: lock-unbalanced */
		return -ENOSPC;
	}
	n++;
	write_unlock(&lock);
	return 0;
}
