/* Guards release both locks on the early return. */
#include <linux/cleanup.h>
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(outer);
static DEFINE_MUTEX(inner);
static int count;

int good_take(void)
{
	guard(mutex)(&outer);
	guard(mutex)(&inner);
	if (!count)
		return -ENOENT;
	count--;
	return 0;
}
