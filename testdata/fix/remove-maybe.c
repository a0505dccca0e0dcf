/* A wait on some paths only, or before the item is queued again, is no reason to drop the flush. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/workqueue.h>

struct lamp {
	struct work_struct dim, blink, glow, shine;
	bool on, has_glow;
	struct lamp *next;
};

static void lamp_fn(struct work_struct *work)
{
}

static void lamp_kick(struct lamp *lamp)
{
	schedule_work(&lamp->blink);
}

void lamp_use(struct lamp *lamp)
{
	schedule_work(&lamp->dim);
	lamp_kick(lamp);
	schedule_work(&lamp->glow);
	schedule_work(&lamp->shine);
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	INIT_WORK(&lamp->dim, lamp_fn);
	INIT_WORK(&lamp->blink, lamp_fn);
	INIT_WORK(&lamp->shine, lamp_fn);
	if (lamp->has_glow)
		INIT_WORK(&lamp->glow, lamp_fn);
	return 0;
}

static void lamp_stop(struct lamp *lamp)
{
	if (lamp->has_glow)
		cancel_work_sync(&lamp->glow);
	if (!lamp->next)
		return;
	cancel_work_sync(&lamp->shine);
}

static int lamp_remove(struct platform_device *pdev)
{
	struct lamp *lamp = platform_get_drvdata(pdev);

	if (lamp->on)
		cancel_work_sync(&lamp->dim);
	cancel_work_sync(&lamp->blink);
	lamp_kick(lamp);
	lamp_stop(lamp);
	flush_scheduled_work();
	return 0;
}

static struct platform_driver lamp_driver = {
	.probe = lamp_probe,
	.remove = lamp_remove,
};
module_platform_driver(lamp_driver);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module remove-maybe
//   remove-maybe.c:59: flush_scheduled_work() in lamp_remove()
//     flush-work: lamp.blink: cancel_work_sync(&lamp->blink); lamp.dim: cancel_work_sync(&lamp->dim); lamp.glow: on every path here it is waited for by lamp_remove() -> lamp_stop() -> cancel_work_sync(); lamp.shine: cancel_work_sync(&lamp->shine)
//   Queue calls (Step 4):
//     stays  remove-maybe.c:18: schedule_work(&lamp->blink): stays on system_wq; cancel_work_sync(&lamp->blink) waits for it
//     stays  remove-maybe.c:23: schedule_work(&lamp->dim): stays on system_wq; cancel_work_sync(&lamp->dim) waits for it
//     stays  remove-maybe.c:25: schedule_work(&lamp->glow): on every path here it is waited for by lamp_remove() -> lamp_stop() -> cancel_work_sync()
//     stays  remove-maybe.c:26: schedule_work(&lamp->shine): stays on system_wq; cancel_work_sync(&lamp->shine) waits for it
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/remove-maybe.c b/remove-maybe.c
// index e89014a..7e49d95 100644
// --- a/remove-maybe.c
// +++ b/remove-maybe.c
// @@ -56,7 +56,9 @@ static int lamp_remove(struct platform_device *pdev)
//  	cancel_work_sync(&lamp->blink);
//  	lamp_kick(lamp);
//  	lamp_stop(lamp);
// -	flush_scheduled_work();
// +	cancel_work_sync(&lamp->blink);
// +	cancel_work_sync(&lamp->dim);
// +	cancel_work_sync(&lamp->shine);
//  	return 0;
//  }
//  
//
