/* The status is made by ?:, and only 0 means that the lock is held. */
#include <linux/errno.h>
#include <linux/mutex.h>

struct dev {
	struct mutex lock;
	int busy;
};

static struct dev dev = { .lock = __MUTEX_INITIALIZER(dev.lock) };

int good_store(struct dev *d, int v)
{
	int ret = d ? mutex_lock_interruptible(&dev.lock) : -ENODEV;

	if (!ret) {
		dev.busy = v;
		mutex_unlock(&dev.lock);
	}
	return ret;
}
