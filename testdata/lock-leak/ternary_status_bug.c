/* The wrapper's status is made by ?:, and the success path forgets the unlock. */
#include <linux/errno.h>
#include <linux/mutex.h>

struct dev {
	struct mutex lock;
	int busy;
};

static struct dev dev = { .lock = __MUTEX_INITIALIZER(dev.lock) };

int bad_store(struct dev *d, int v)
{
	int ret = d ? mutex_lock_interruptible(&dev.lock) : -ENODEV;

	if (ret)
		return ret;
	if (v < 0)
		return -EINVAL; /* expect: lock-leak */
	dev.busy = v;
	mutex_unlock(&dev.lock);
	return 0;
}
