/* The bit that would keep the helper from locking is not among the flags. */
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

int bad_remount(void)
{
	int r;

	mutex_lock(&lock);
	r = operate(1, OP_PRIORITY); /* expect: lock-recursive */
	mutex_unlock(&lock);
	return r;
}
