/* The driver's remove function finds the object by its device and cancels under the lock. */
#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct fan {
	struct mutex lock;
	struct delayed_work poll;
	int speed;
};

static void fan_poll(struct work_struct *work)
{
	struct fan *f = container_of(work, struct fan, poll.work);

	mutex_lock(&f->lock);
	f->speed++;
	mutex_unlock(&f->lock);
}

static int fan_probe(struct platform_device *pdev)
{
	struct fan *f = devm_kzalloc(&pdev->dev, sizeof(*f), GFP_KERNEL);

	if (!f)
		return -ENOMEM;
	mutex_init(&f->lock);
	INIT_DELAYED_WORK(&f->poll, fan_poll);
	platform_set_drvdata(pdev, f);
	schedule_delayed_work(&f->poll, HZ);
	return 0;
}

static int bad_fan_remove(struct platform_device *pdev)
{
	struct fan *f = platform_get_drvdata(pdev);

	mutex_lock(&f->lock);
	cancel_delayed_work_sync(&f->poll); /* expect: wq-flush-under-lock */
	f->speed = 0;
	mutex_unlock(&f->lock);
	return 0;
}

struct platform_driver fan_driver = {
	.probe = fan_probe,
	.remove = bad_fan_remove,
	.driver = { .name = "fan" },
};
