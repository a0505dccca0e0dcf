/* The second lock is taken by hand and forgotten on the early return; the guard is not. */
#include <linux/cleanup.h>
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(outer);
static DEFINE_MUTEX(inner);
static int count;

int bad_take(void)
{
	guard(mutex)(&outer);
	mutex_lock(&inner);
	if (!count)
		return -ENOENT; /* expect: lock-leak */
	count--;
	mutex_unlock(&inner);
	return 0;
}
