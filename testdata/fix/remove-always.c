/* Every lamp was waited for, by a work item that waits for it or in a loop: nothing is left to flush. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/workqueue.h>

struct lamp {
	struct work_struct dim, gone;
	struct list_head entry;
	bool dying;
};

struct house {
	struct list_head lamps;
	struct work_struct door;
};

static struct workqueue_struct *gone_wq;

static void dim_fn(struct work_struct *work)
{
}

static void gone_fn(struct work_struct *work)
{
	struct lamp *lamp = container_of(work, struct lamp, gone);

	cancel_work_sync(&lamp->dim);
}

void lamp_use(struct lamp *lamp, struct house *house)
{
	INIT_WORK(&lamp->dim, dim_fn);
	INIT_WORK(&lamp->gone, gone_fn);
	INIT_WORK(&house->door, dim_fn);
	schedule_work(&lamp->dim);
	schedule_work(&house->door);
}

static void lamp_go(struct lamp *lamp)
{
	bool first = false;

	if (!lamp->dying) {
		lamp->dying = true;
		first = true;
	}
	if (first)
		queue_work(gone_wq, &lamp->gone);
}

static void close_doors(struct house *house)
{
	if (house)
		cancel_work_sync(&house->door);
}

static int lamp_probe(struct platform_device *pdev)
{
	gone_wq = alloc_workqueue("gone", 0, 0);
	return gone_wq ? 0 : -ENOMEM;
}

static int lamp_remove(struct platform_device *pdev)
{
	struct house *house = platform_get_drvdata(pdev);
	struct lamp *lamp;

	list_for_each_entry(lamp, &house->lamps, entry)
		lamp_go(lamp);
	close_doors(house);
	flush_scheduled_work();
	flush_workqueue(gone_wq);
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
// Module remove-always
//   remove-always.c:71: flush_scheduled_work() in lamp_remove()
//     remove: house.door: on every path here it is waited for by lamp_remove() -> close_doors() -> cancel_work_sync(); lamp.dim: on every path here it is waited for by lamp_remove() -> lamp_go() -> gone_fn() -> cancel_work_sync()
//   Queue calls (Step 4):
//     stays  remove-always.c:35: schedule_work(&lamp->dim): on every path here it is waited for by lamp_remove() -> lamp_go() -> gone_fn() -> cancel_work_sync()
//     stays  remove-always.c:36: schedule_work(&house->door): on every path here it is waited for by lamp_remove() -> close_doors() -> cancel_work_sync()
//     stays  remove-always.c:48: queue_work(&lamp->gone): on a workqueue of its own
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/remove-always.c b/remove-always.c
// index dd316ca..173f5ea 100644
// --- a/remove-always.c
// +++ b/remove-always.c
// @@ -68,7 +68,6 @@ static int lamp_remove(struct platform_device *pdev)
//  	list_for_each_entry(lamp, &house->lamps, entry)
//  		lamp_go(lamp);
//  	close_doors(house);
// -	flush_scheduled_work();
//  	flush_workqueue(gone_wq);
//  	return 0;
//  }
//
