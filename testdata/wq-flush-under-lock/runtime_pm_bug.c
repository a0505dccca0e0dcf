/* A user resumes the device with the lock that the resume callback takes. */
#include <linux/device.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/pm_runtime.h>
#include <linux/platform_device.h>

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

static int lamp_runtime_resume(struct device *dev)
{
	struct lamp *l = dev_get_drvdata(dev);

	mutex_lock(&l->lock);
	l->level = 1;
	mutex_unlock(&l->lock);
	return 0;
}

static int lamp_runtime_suspend(struct device *dev)
{
	return 0;
}

int bad_lamp_set(struct lamp *l, int level)
{
	mutex_lock(&l->lock);
	pm_runtime_get_sync(l->dev); /* expect: wq-flush-under-lock */
	l->level = level;
	mutex_unlock(&l->lock);
	pm_runtime_put(l->dev);
	return 0;
}

const struct dev_pm_ops lamp_pm_ops = {
	SET_RUNTIME_PM_OPS(lamp_runtime_suspend, lamp_runtime_resume, NULL)
};
