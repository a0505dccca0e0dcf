/* The lamps are waited for by an item that nobody waits for: the flush has to stay one. */
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
// Module remove-handed
//   remove-handed.c:71: flush_scheduled_work() in lamp_remove()
//     module-wq: system_wq needs a workqueue of its own: lamp.dim: lamp_remove() has no single object that holds it
//   Queue calls (Step 4):
//     moved  remove-handed.c:35: schedule_work(&lamp->dim): on system_wq, which is flushed
//     moved  remove-handed.c:36: schedule_work(&house->door): on system_wq, which is flushed
//     stays  remove-handed.c:48: queue_work(&lamp->gone): on a workqueue of its own
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/remove-handed.c b/remove-handed.c
// index a90a6b3..4a33f14 100644
// --- a/remove-handed.c
// +++ b/remove-handed.c
// @@ -15,6 +15,7 @@ struct house {
//  };
//  
//  static struct workqueue_struct *gone_wq;
// +static struct workqueue_struct *remove_handed_wq;
//  
//  static void dim_fn(struct work_struct *work)
//  {
// @@ -32,8 +33,8 @@ void lamp_use(struct lamp *lamp, struct house *house)
//  	INIT_WORK(&lamp->dim, dim_fn);
//  	INIT_WORK(&lamp->gone, gone_fn);
//  	INIT_WORK(&house->door, dim_fn);
// -	schedule_work(&lamp->dim);
// -	schedule_work(&house->door);
// +	queue_work(remove_handed_wq, &lamp->dim);
// +	queue_work(remove_handed_wq, &house->door);
//  }
//  
//  static void lamp_go(struct lamp *lamp)
// @@ -68,7 +69,7 @@ static int lamp_remove(struct platform_device *pdev)
//  	list_for_each_entry(lamp, &house->lamps, entry)
//  		lamp_go(lamp);
//  	close_doors(house);
// -	flush_scheduled_work();
// +	flush_workqueue(remove_handed_wq);
//  	return 0;
//  }
//  
// @@ -76,4 +77,26 @@ static struct platform_driver lamp_driver = {
//  	.probe = lamp_probe,
//  	.remove = lamp_remove,
//  };
// -module_platform_driver(lamp_driver);
// +
// +static int __init lamp_driver_init(void)
// +{
// +	int ret;
// +
// +	remove_handed_wq = alloc_workqueue("remove_handed_wq", 0, 0);
// +	if (!remove_handed_wq)
// +		return -ENOMEM;
// +
// +	ret = platform_driver_register(&lamp_driver);
// +	if (ret)
// +		destroy_workqueue(remove_handed_wq);
// +
// +	return ret;
// +}
// +module_init(lamp_driver_init);
// +
// +static void __exit lamp_driver_exit(void)
// +{
// +	platform_driver_unregister(&lamp_driver);
// +	destroy_workqueue(remove_handed_wq);
// +}
// +module_exit(lamp_driver_exit);
//
