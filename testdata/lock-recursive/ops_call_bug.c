/* An operation that takes the device's lock is called through the table with the lock held. */
#include <linux/mutex.h>

static DEFINE_MUTEX(dev_lock);

struct dev_ops {
	void (*reset)(void);
};

static void chip_reset(void)
{
	mutex_lock(&dev_lock); /* expect: lock-recursive */
	mutex_unlock(&dev_lock);
}

static const struct dev_ops chip_ops = { .reset = chip_reset };

void bad_recover(void)
{
	const struct dev_ops *ops = &chip_ops;

	mutex_lock(&dev_lock);
	ops->reset(); /* expect: lock-recursive */
	mutex_unlock(&dev_lock);
}
