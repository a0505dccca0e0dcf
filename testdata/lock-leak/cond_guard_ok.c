/* A conditional guard that fails returns with nothing held; the other paths release it. */
#include <linux/cleanup.h>
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
static int x;

int good_take(void)
{
	scoped_cond_guard(mutex_intr, return -EINTR, &a) {
		guard(mutex)(&b);
		if (!x)
			return -ENOENT;
		x--;
	}
	return 0;
}
