/* A return in the middle of a scoped guard releases it. */
#include <linux/cleanup.h>
#include <linux/errno.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(a);
static int x;

int good_dec(void)
{
	scoped_guard(spinlock, &a) {
		if (!x)
			return -EAGAIN;
		x--;
	}
	return 0;
}
