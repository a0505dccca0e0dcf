/* A bit of the flags keeps the helper from locking. */
#include <linux/mutex.h>

#define OP_PRIORITY 1
#define OP_NO_MUTEX 2

static DEFINE_MUTEX(lock);
static int total;

static int operate(int n, int flags)
{
	if (!(flags & OP_NO_MUTEX))
		mutex_lock(&lock);
	total += n;
	if (!(flags & OP_NO_MUTEX))
		mutex_unlock(&lock);
	return total;
}

int good_remount(void)
{
	int r;

	mutex_lock(&lock);
	r = operate(1, OP_PRIORITY | OP_NO_MUTEX);
	mutex_unlock(&lock);
	return r;
}
