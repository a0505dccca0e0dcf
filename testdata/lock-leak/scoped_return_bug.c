/* A manual lock inside a scoped guard is left by a return in the middle of the scope. */
#include <linux/cleanup.h>
#include <linux/errno.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);
static int x;

int bad_dec(void)
{
	scoped_guard(spinlock, &a) {
		spin_lock(&b);
		if (!x)
			return -EAGAIN; /* expect: lock-leak */
		x--;
		spin_unlock(&b);
	}
	return 0;
}
