/* Inside of a conditional guard a second mutex is taken by hand and not released on one path. */
#include <linux/cleanup.h>
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
static int x;

int bad_take(void)
{
	scoped_cond_guard(mutex_intr, return -EINTR, &a) {
		mutex_lock(&b);
		if (!x)
			return -ENOENT; /* expect: lock-leak */
		x--;
		mutex_unlock(&b);
	}
	return 0;
}
