/* Who gives the device back under the lock waits for the suspend callback, which takes it. */
#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/pm_runtime.h>

struct lamp {
	struct device *dev;
	struct mutex lock;
	int level;
};

void lamp_init(struct lamp *l, struct device *dev)
{
	mutex_init(&l->lock);
	l->dev = dev;
}

static int lamp_change(struct device *dev)
{
	struct lamp *l = dev_get_drvdata(dev);

	mutex_lock(&l->lock);
	l->level = 0;
	mutex_unlock(&l->lock);
	return 0;
}

static int lamp_nothing(struct device *dev)
{
	return 0;
}

int bad_lamp_stop(struct lamp *l)
{
	mutex_lock(&l->lock);
	l->level = 0;
	pm_runtime_put_sync(l->dev); /* expect: wq-flush-under-lock */
	mutex_unlock(&l->lock);
	return 0;
}

const struct dev_pm_ops lamp_pm_ops = {
	SET_RUNTIME_PM_OPS(lamp_change, lamp_nothing, NULL)
};
