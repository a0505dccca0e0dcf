/* Two workqueues for several files: both are declared in the header; one flush is for nothing. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/workqueue.h>
#include "pump.h"

static int pump_remove(struct platform_device *pdev)
{
	flush_workqueue(system_unbound_wq);
	flush_workqueue(system_freezable_wq);
	return 0;
}

static struct platform_driver pump_driver = {
	.remove = pump_remove,
};
module_platform_driver(pump_driver);
MODULE_LICENSE("GPL");
//--- pump.h
#ifndef PUMP_H
#define PUMP_H

struct pump {
	struct work_struct work;
};

void pump_start(struct pump *pump);
void pump_wait(void);

#endif
//--- pump.c
#include <linux/slab.h>
#include <linux/workqueue.h>
#include "pump.h"

static void pump_fn(struct work_struct *work)
{
	kfree(container_of(work, struct pump, work));
}

void pump_start(struct pump *pump)
{
	INIT_WORK(&pump->work, pump_fn);
	if (!queue_work(system_unbound_wq, &pump->work))
		schedule_work(&pump->work);
}

void pump_wait(void)
{
	flush_scheduled_work();
}
//--- Makefile
obj-m += pumps.o
pumps-y := several-queues-units.o pump.o
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module pumps
//   pump.c:50: flush_scheduled_work() in pump_wait()
//     module-wq: system_wq needs a workqueue of its own: pump.work: its handler frees the object with kfree()
//   several-queues-units.c:9: flush_workqueue() in pump_remove()
//     module-wq: system_unbound_wq needs a workqueue of its own: pump.work: its handler frees the object with kfree()
//   several-queues-units.c:10: flush_workqueue() in pump_remove()
//     remove: nothing that the module queues is on system_freezable_wq
//   Queue calls (Step 4):
//     moved  pump.c:44: queue_work(&pump->work): on system_unbound_wq, which is flushed
//     moved  pump.c:45: schedule_work(&pump->work): on system_wq, which is flushed
//   Proof: 2 units read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq, system_unbound_wq and system_freezable_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/pump.c b/pump.c
// index 66f5d9c..8db6b93 100644
// --- a/pump.c
// +++ b/pump.c
// @@ -41,11 +41,11 @@ static void pump_fn(struct work_struct *work)
//  void pump_start(struct pump *pump)
//  {
//  	INIT_WORK(&pump->work, pump_fn);
// -	if (!queue_work(system_unbound_wq, &pump->work))
// -		schedule_work(&pump->work);
// +	if (!queue_work(pumps_unbound_wq, &pump->work))
// +		queue_work(pumps_wq, &pump->work);
//  }
//  
//  void pump_wait(void)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(pumps_wq);
//  }
// diff --git a/pump.h b/pump.h
// index 7c1c608..a72be63 100644
// --- a/pump.h
// +++ b/pump.h
// @@ -27,4 +27,7 @@ struct pump {
//  void pump_start(struct pump *pump);
//  void pump_wait(void);
//  
// +extern struct workqueue_struct *pumps_wq;
// +extern struct workqueue_struct *pumps_unbound_wq;
// +
//  #endif
// diff --git a/several-queues-units.c b/several-queues-units.c
// index a3d5ea6..f3acffd 100644
// --- a/several-queues-units.c
// +++ b/several-queues-units.c
// @@ -4,15 +4,48 @@
//  #include <linux/workqueue.h>
//  #include "pump.h"
//  
// +struct workqueue_struct *pumps_wq;
// +struct workqueue_struct *pumps_unbound_wq;
// +
//  static int pump_remove(struct platform_device *pdev)
//  {
// -	flush_workqueue(system_unbound_wq);
// -	flush_workqueue(system_freezable_wq);
// +	flush_workqueue(pumps_unbound_wq);
//  	return 0;
//  }
//  
//  static struct platform_driver pump_driver = {
//  	.remove = pump_remove,
//  };
// -module_platform_driver(pump_driver);
// +
// +static int __init pump_driver_init(void)
// +{
// +	int ret;
// +
// +	pumps_wq = alloc_workqueue("pumps_wq", 0, 0);
// +	if (!pumps_wq)
// +		return -ENOMEM;
// +
// +	pumps_unbound_wq = alloc_workqueue("pumps_unbound_wq", WQ_UNBOUND, WQ_MAX_ACTIVE);
// +	if (!pumps_unbound_wq) {
// +		destroy_workqueue(pumps_wq);
// +		return -ENOMEM;
// +	}
// +
// +	ret = platform_driver_register(&pump_driver);
// +	if (ret) {
// +		destroy_workqueue(pumps_unbound_wq);
// +		destroy_workqueue(pumps_wq);
// +	}
// +
// +	return ret;
// +}
// +module_init(pump_driver_init);
// +
// +static void __exit pump_driver_exit(void)
// +{
// +	platform_driver_unregister(&pump_driver);
// +	destroy_workqueue(pumps_unbound_wq);
// +	destroy_workqueue(pumps_wq);
// +}
// +module_exit(pump_driver_exit);
//  MODULE_LICENSE("GPL");
//
