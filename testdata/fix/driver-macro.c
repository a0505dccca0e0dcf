/* module_platform_driver() is written out, to make the workqueue before and destroy it after. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct event {
	struct work_struct work;
};

static void event_fn(struct work_struct *work)
{
	kfree(container_of(work, struct event, work));
}

void new_event(struct event *event)
{
	INIT_WORK(&event->work, event_fn);
	schedule_work(&event->work);
}

static int events_remove(struct platform_device *pdev)
{
	flush_scheduled_work();
	return 0;
}

static struct platform_driver events_driver = {
	.remove = events_remove,
};
module_platform_driver(events_driver);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module driver-macro
//   driver-macro.c:24: flush_scheduled_work() in events_remove()
//     module-wq: system_wq needs a workqueue of its own: event.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  driver-macro.c:19: schedule_work(&event->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/driver-macro.c b/driver-macro.c
// index e4f9567..693fa5b 100644
// --- a/driver-macro.c
// +++ b/driver-macro.c
// @@ -4,6 +4,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *driver_macro_wq;
// +
//  struct event {
//  	struct work_struct work;
//  };
// @@ -16,16 +18,38 @@ static void event_fn(struct work_struct *work)
//  void new_event(struct event *event)
//  {
//  	INIT_WORK(&event->work, event_fn);
// -	schedule_work(&event->work);
// +	queue_work(driver_macro_wq, &event->work);
//  }
//  
//  static int events_remove(struct platform_device *pdev)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(driver_macro_wq);
//  	return 0;
//  }
//  
//  static struct platform_driver events_driver = {
//  	.remove = events_remove,
//  };
// -module_platform_driver(events_driver);
// +
// +static int __init events_driver_init(void)
// +{
// +	int ret;
// +
// +	driver_macro_wq = alloc_workqueue("driver_macro_wq", 0, 0);
// +	if (!driver_macro_wq)
// +		return -ENOMEM;
// +
// +	ret = platform_driver_register(&events_driver);
// +	if (ret)
// +		destroy_workqueue(driver_macro_wq);
// +
// +	return ret;
// +}
// +module_init(events_driver_init);
// +
// +static void __exit events_driver_exit(void)
// +{
// +	platform_driver_unregister(&events_driver);
// +	destroy_workqueue(driver_macro_wq);
// +}
// +module_exit(events_driver_exit);
//
