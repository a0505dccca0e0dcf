// SPDX-License-Identifier: GPL-2.0-only
/* Waits for every work item of the system although it only has to wait for its own. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

#include "fan.h"

static int fan_probe(struct platform_device *pdev)
{
	struct fan *fan = devm_kzalloc(&pdev->dev, sizeof(*fan), GFP_KERNEL);

	if (!fan)
		return -ENOMEM;
	mutex_init(&fan->lock);
	platform_set_drvdata(pdev, fan);
	fan_poll_start(fan);
	fan_request(fan, 1);
	return 0;
}

static int fan_remove(struct platform_device *pdev)
{
	struct fan *fan = platform_get_drvdata(pdev);

	fan_poll_stop(fan);
	mutex_lock(&fan->lock);
	fan->wanted = 0;
	flush_scheduled_work();
	mutex_unlock(&fan->lock);
	return 0;
}

static struct platform_driver fan_driver = {
	.probe = fan_probe,
	.remove = fan_remove,
	.driver = { .name = "sample-fan" },
};
module_platform_driver(fan_driver);

MODULE_DESCRIPTION("lockstep sample: flush_scheduled_work() under a lock that the work takes");
MODULE_LICENSE("GPL");
