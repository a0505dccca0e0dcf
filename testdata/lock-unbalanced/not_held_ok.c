/* The path that jumps over the locking also jumps over the unlocking. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int level;

int good_raise(int by)
{
	int err = 0;

	if (by < 0) {
		err = -EINVAL;
		goto out;
	}
	mutex_lock(&lock);
	level += by;
	mutex_unlock(&lock);
out:
	return err;
}
