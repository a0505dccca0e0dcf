/* A helper module makes the object and queues it: its callers flush for that, and the workqueue is the helper's. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "helper.h"

static int __init x_init(void)
{
	return new_job(1);
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- helper.h
int new_job(int number);
//--- helper.c

#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include "helper.h"

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
EXPORT_SYMBOL_GPL(new_job);
//--- Makefile
obj-m += helper.o helper-own.o
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module helper, helper-own
//   helper-own.c:14: flush_scheduled_work() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  helper.c:44: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 2 units read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/helper-own.c b/helper-own.c
// index 096abb2..6d4867e 100644
// --- a/helper-own.c
// +++ b/helper-own.c
// @@ -11,6 +11,6 @@ module_init(x_init);
//  
//  static void __exit x_exit(void)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(helper_wq);
//  }
//  module_exit(x_exit);
// diff --git a/helper.c b/helper.c
// index 10d083e..9b0de8d 100644
// --- a/helper.c
// +++ b/helper.c
// @@ -23,6 +23,9 @@
//  #include <linux/workqueue.h>
//  #include "helper.h"
//  
// +struct workqueue_struct *helper_wq;
// +EXPORT_SYMBOL_GPL(helper_wq);
// +
//  struct job {
//  	struct work_struct work;
//  	int number;
// @@ -41,7 +44,23 @@ int new_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(helper_wq, &job->work);
//  	return 0;
//  }
//  EXPORT_SYMBOL_GPL(new_job);
// +
// +static int __init helper_init(void)
// +{
// +	helper_wq = alloc_workqueue("helper_wq", 0, 0);
// +	if (!helper_wq)
// +		return -ENOMEM;
// +
// +	return 0;
// +}
// +module_init(helper_init);
// +
// +static void __exit helper_exit(void)
// +{
// +	destroy_workqueue(helper_wq);
// +}
// +module_exit(helper_exit);
// diff --git a/helper.h b/helper.h
// index e733280..16f360a 100644
// --- a/helper.h
// +++ b/helper.h
// @@ -16,3 +16,5 @@
//  
//  
//  int new_job(int number);
// +
// +extern struct workqueue_struct *helper_wq;
//
