/* The table's operation is called after the device's lock was released. */
#include <linux/mutex.h>

static DEFINE_MUTEX(dev_lock);

struct dev_ops {
	void (*reset)(void);
};

static void chip_reset(void)
{
	mutex_lock(&dev_lock);
	mutex_unlock(&dev_lock);
}

static const struct dev_ops chip_ops = { .reset = chip_reset };

void good_recover(void)
{
	const struct dev_ops *ops = &chip_ops;

	mutex_lock(&dev_lock);
	mutex_unlock(&dev_lock);
	ops->reset();
}
