/* The lock is released on a path that jumped over the locking. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int level;

int bad_raise(int by)
{
	int err = 0;

	if (by < 0) {
		err = -EINVAL;
		goto out;
	}
	mutex_lock(&lock);
	level += by;
out:
	mutex_unlock(&lock); /* expect: lock-unbalanced */
	return err;
}
