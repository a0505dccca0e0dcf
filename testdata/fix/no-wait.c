/* A cancel that does not wait, before the flush on every path, becomes one that does. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/workqueue.h>

struct meter {
	struct delayed_work poll;
	int value;
};

static void poll_fn(struct work_struct *work)
{
	struct meter *meter = container_of(work, struct meter, poll.work);

	meter->value++;
	schedule_delayed_work(&meter->poll, 100);
}

static int meter_probe(struct platform_device *pdev)
{
	struct meter *meter = platform_get_drvdata(pdev);

	INIT_DELAYED_WORK(&meter->poll, poll_fn);
	schedule_delayed_work(&meter->poll, 100);
	return 0;
}

static int meter_remove(struct platform_device *pdev)
{
	struct meter *meter = platform_get_drvdata(pdev);

	cancel_delayed_work(&meter->poll);
	flush_scheduled_work();
	return 0;
}

static struct platform_driver meter_driver = {
	.probe = meter_probe,
	.remove = meter_remove,
};
module_platform_driver(meter_driver);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module no-wait
//   no-wait.c:33: flush_scheduled_work() in meter_remove()
//     flush-work: meter.poll: cancel_delayed_work_sync(&meter->poll) (also while it is only armed, which the flush let be)
//   Queue calls (Step 4):
//     stays  no-wait.c:16: schedule_delayed_work(&meter->poll): stays on system_wq; cancel_delayed_work_sync(&meter->poll) waits for it
//     stays  no-wait.c:24: schedule_delayed_work(&meter->poll): stays on system_wq; cancel_delayed_work_sync(&meter->poll) waits for it
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/no-wait.c b/no-wait.c
// index 07a29d9..ecb072f 100644
// --- a/no-wait.c
// +++ b/no-wait.c
// @@ -29,8 +29,7 @@ static int meter_remove(struct platform_device *pdev)
//  {
//  	struct meter *meter = platform_get_drvdata(pdev);
//  
// -	cancel_delayed_work(&meter->poll);
// -	flush_scheduled_work();
// +	cancel_delayed_work_sync(&meter->poll);
//  	return 0;
//  }
//  
//
