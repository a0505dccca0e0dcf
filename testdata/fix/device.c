/* One workqueue per device, when asked for: made in probe(), left to devres, flushed for the one device. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct meter {
	struct device		*dev;
	struct work_struct	work;
	struct delayed_work	poll;
	int			value;
};

static void meter_work(struct work_struct *work)
{
	struct meter *meter = container_of(work, struct meter, work);

	meter->value++;
}

static void meter_poll(struct work_struct *work)
{
	struct meter *meter = container_of(work, struct meter, poll.work);

	schedule_work(&meter->work);
}

int meter_start(struct meter *meter);

static int meter_probe(struct platform_device *pdev)
{
	struct meter *meter;
	int ret;

	meter = devm_kzalloc(&pdev->dev, sizeof(*meter), GFP_KERNEL);
	if (!meter)
		return -ENOMEM;

	meter->dev = &pdev->dev;
	platform_set_drvdata(pdev, meter);
	/* counts */
	INIT_WORK(&meter->work, meter_work);
	INIT_DELAYED_WORK(&meter->poll, meter_poll);

	ret = meter_start(meter);
	if (ret)
		return ret;
	schedule_delayed_work(&meter->poll, HZ);
	return 0;
}

static int meter_remove(struct platform_device *pdev)
{
	struct meter *meter = platform_get_drvdata(pdev);

	cancel_delayed_work_sync(&meter->poll);
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
//--- output
// Module device
//   device.c:57: flush_scheduled_work() in meter_remove()
//     device-wq: asked for; also possible: flush-work, since meter.poll: cancel_delayed_work_sync() has waited for it at line 56; meter.work: cancel_work_sync(&meter->work)
//   Queue calls (Step 4):
//     moved  device.c:25: schedule_work(&meter->work): on system_wq, which is flushed
//     moved  device.c:48: schedule_delayed_work(&meter->poll): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/device.c b/device.c
// index d60f7ed..5211872 100644
// --- a/device.c
// +++ b/device.c
// @@ -7,6 +7,7 @@
//  struct meter {
//  	struct device		*dev;
//  	struct work_struct	work;
// +	struct workqueue_struct	*wq;
//  	struct delayed_work	poll;
//  	int			value;
//  };
// @@ -22,11 +23,16 @@ static void meter_poll(struct work_struct *work)
//  {
//  	struct meter *meter = container_of(work, struct meter, poll.work);
//  
// -	schedule_work(&meter->work);
// +	queue_work(meter->wq, &meter->work);
//  }
//  
//  int meter_start(struct meter *meter);
//  
// +static void meter_destroy_wq(void *wq)
// +{
// +	destroy_workqueue(wq);
// +}
// +
//  static int meter_probe(struct platform_device *pdev)
//  {
//  	struct meter *meter;
// @@ -38,6 +44,15 @@ static int meter_probe(struct platform_device *pdev)
//  
//  	meter->dev = &pdev->dev;
//  	platform_set_drvdata(pdev, meter);
// +
// +	meter->wq = alloc_workqueue("%s", 0, 0, dev_name(&pdev->dev));
// +	if (!meter->wq)
// +		return -ENOMEM;
// +
// +	ret = devm_add_action_or_reset(&pdev->dev, meter_destroy_wq, meter->wq);
// +	if (ret)
// +		return ret;
// +
//  	/* counts */
//  	INIT_WORK(&meter->work, meter_work);
//  	INIT_DELAYED_WORK(&meter->poll, meter_poll);
// @@ -45,7 +60,7 @@ static int meter_probe(struct platform_device *pdev)
//  	ret = meter_start(meter);
//  	if (ret)
//  		return ret;
// -	schedule_delayed_work(&meter->poll, HZ);
// +	queue_delayed_work(meter->wq, &meter->poll, HZ);
//  	return 0;
//  }
//  
// @@ -54,7 +69,7 @@ static int meter_remove(struct platform_device *pdev)
//  	struct meter *meter = platform_get_drvdata(pdev);
//  
//  	cancel_delayed_work_sync(&meter->poll);
// -	flush_scheduled_work();
// +	flush_workqueue(meter->wq);
//  	return meter->value;
//  }
//  
//
