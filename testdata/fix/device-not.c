/* A workqueue per device is refused: what was taken before would have to be given back. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct meter {
	struct work_struct work;
	int value;
};

static void meter_work(struct work_struct *work)
{
	struct meter *meter = container_of(work, struct meter, work);

	meter->value++;
}

int meter_power(struct meter *meter);

static int meter_probe(struct platform_device *pdev)
{
	struct meter *meter;
	int ret;

	meter = devm_kzalloc(&pdev->dev, sizeof(*meter), GFP_KERNEL);
	if (!meter)
		return -ENOMEM;

	platform_set_drvdata(pdev, meter);
	ret = meter_power(meter);
	INIT_WORK(&meter->work, meter_work);
	schedule_work(&meter->work);
	return ret;
}

static int meter_remove(struct platform_device *pdev)
{
	struct meter *meter = platform_get_drvdata(pdev);

	flush_scheduled_work();
	return meter->value;
}

static struct platform_driver meter_driver = {
	.probe = meter_probe,
	.remove = meter_remove,
};
module_platform_driver(meter_driver);
//--- command
// lockstep fix --no-cache -q --strategy=device-wq .
//--- status
// 1
//--- output
// Module device-not
//   device-not.c:41: flush_scheduled_work() in meter_remove()
//     manual: meter_probe() would have to undo meter_power() when there is no workqueue
//   Queue calls (Step 4):
//     stays  device-not.c:33: schedule_work(&meter->work): on system_wq, which is flushed
//   Nothing was changed.
//
