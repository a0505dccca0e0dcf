/* module_driver() and module_platform_driver_probe() name more than the driver; one has no semicolon. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
	int number;
};

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

int new_job(int number)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	if (!job)
		return -ENOMEM;
	job->number = number;
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
	return 0;
}

static int x_probe(struct platform_device *pdev)
{
	return new_job(1);
}

static int x_remove(struct platform_device *pdev)
{
	flush_scheduled_work();
	return 0;
}

static struct platform_driver x_driver = {
	.remove = x_remove,
};
module_driver(x_driver, platform_driver_register, platform_driver_unregister);
MODULE_LICENSE("GPL");
//--- driver-probe.c
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
	int number;
};

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

int probe_job(int number)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	if (!job)
		return -ENOMEM;
	job->number = number;
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
	return 0;
}

static int x_probe(struct platform_device *pdev)
{
	return probe_job(1);
}

static int x_remove(struct platform_device *pdev)
{
	flush_scheduled_work();
	return 0;
}

static struct platform_driver x_driver = {
	.remove = x_remove,
};
module_platform_driver_probe(x_driver, x_probe)
MODULE_LICENSE("GPL");
//--- Makefile
obj-m += driver-macros.o driver-probe.o
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module driver-macros
//   driver-macros.c:36: flush_scheduled_work() in x_remove()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  driver-macros.c:25: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/driver-macros.c b/driver-macros.c
// index 3264a25..8339093 100644
// --- a/driver-macros.c
// +++ b/driver-macros.c
// @@ -4,6 +4,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *driver_macros_wq;
// +
//  struct job {
//  	struct work_struct work;
//  	int number;
// @@ -22,7 +24,7 @@ int new_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(driver_macros_wq, &job->work);
//  	return 0;
//  }
//  
// @@ -33,12 +35,34 @@ static int x_probe(struct platform_device *pdev)
//  
//  static int x_remove(struct platform_device *pdev)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(driver_macros_wq);
//  	return 0;
//  }
//  
//  static struct platform_driver x_driver = {
//  	.remove = x_remove,
//  };
// -module_driver(x_driver, platform_driver_register, platform_driver_unregister);
// +
// +static int __init x_driver_init(void)
// +{
// +	int ret;
// +
// +	driver_macros_wq = alloc_workqueue("driver_macros_wq", 0, 0);
// +	if (!driver_macros_wq)
// +		return -ENOMEM;
// +
// +	ret = platform_driver_register(&x_driver);
// +	if (ret)
// +		destroy_workqueue(driver_macros_wq);
// +
// +	return ret;
// +}
// +module_init(x_driver_init);
// +
// +static void __exit x_driver_exit(void)
// +{
// +	platform_driver_unregister(&x_driver);
// +	destroy_workqueue(driver_macros_wq);
// +}
// +module_exit(x_driver_exit);
//  MODULE_LICENSE("GPL");
//
// Module driver-probe
//   driver-probe.c:80: flush_scheduled_work() in x_remove()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  driver-probe.c:69: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/driver-probe.c b/driver-probe.c
// index 116b70a..8a8e965 100644
// --- a/driver-probe.c
// +++ b/driver-probe.c
// @@ -48,6 +48,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *driver_probe_wq;
// +
//  struct job {
//  	struct work_struct work;
//  	int number;
// @@ -66,7 +68,7 @@ int probe_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(driver_probe_wq, &job->work);
//  	return 0;
//  }
//  
// @@ -77,12 +79,34 @@ static int x_probe(struct platform_device *pdev)
//  
//  static int x_remove(struct platform_device *pdev)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(driver_probe_wq);
//  	return 0;
//  }
//  
//  static struct platform_driver x_driver = {
//  	.remove = x_remove,
//  };
// -module_platform_driver_probe(x_driver, x_probe)
// +
// +static int __init x_driver_init(void)
// +{
// +	int ret;
// +
// +	driver_probe_wq = alloc_workqueue("driver_probe_wq", 0, 0);
// +	if (!driver_probe_wq)
// +		return -ENOMEM;
// +
// +	ret = platform_driver_probe(&x_driver, x_probe);
// +	if (ret)
// +		destroy_workqueue(driver_probe_wq);
// +
// +	return ret;
// +}
// +module_init(x_driver_init);
// +
// +static void __exit x_driver_exit(void)
// +{
// +	platform_driver_unregister(&x_driver);
// +	destroy_workqueue(driver_probe_wq);
// +}
// +module_exit(x_driver_exit);
//  MODULE_LICENSE("GPL");
//
