/* Where the new lines stand: after checks, next to other workqueues, before warnings and messages. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
};

static int limit = 3;
module_param(limit, int, 0444);

static struct workqueue_struct *other_wq;
static LIST_HEAD(jobs);

static int jobs_number;

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

/*
 * The first job that comes here is known to the hardware, and only then is it
 * safe to schedule_work(&job->work), which frees the job when it has run to its
 * end.
 */
void new_job(struct job *job)
{
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
}

int start_hardware(void);
void stop_hardware(void);

static int __init jobs_init(void)
{
	int err;

	BUILD_BUG_ON(sizeof(struct job) < 8);
	/* nothing to undo here */
	if (limit < 0 || limit > 128) {
		pr_err("limit is out of range\n");
		return -EINVAL;
	}
	if (jobs_number)
		return -EBUSY;

	/* starts the queueing */
	err = start_hardware();
	if (err)
		goto fail;

	other_wq = alloc_workqueue("other", 0, 0);
	if (!other_wq) {
		err = -ENOMEM;
		goto fail_hardware;
	}

	return 0;

fail_hardware:
	stop_hardware();

fail:
	jobs_number = -1;

	pr_err("no jobs\n");
	return err;
}

static void __exit jobs_exit(void)
{
	stop_hardware();
	destroy_workqueue(other_wq);
	flush_scheduled_work();
	WARN_ON(!list_empty(&jobs));

	BUILD_BUG_ON(sizeof(struct job) > 800);
}

module_init(jobs_init);
module_exit(jobs_exit);
MODULE_LICENSE("GPL");
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module places
//   places.c:77: flush_scheduled_work() in jobs_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  places.c:31: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/places.c b/places.c
// index 81c686e..25ddeed 100644
// --- a/places.c
// +++ b/places.c
// @@ -11,6 +11,7 @@ static int limit = 3;
//  module_param(limit, int, 0444);
//  
//  static struct workqueue_struct *other_wq;
// +static struct workqueue_struct *places_wq;
//  static LIST_HEAD(jobs);
//  
//  static int jobs_number;
// @@ -22,13 +23,13 @@ static void job_fn(struct work_struct *work)
//  
//  /*
//   * The first job that comes here is known to the hardware, and only then is it
// - * safe to schedule_work(&job->work), which frees the job when it has run to its
// - * end.
// + * safe to queue_work(places_wq, &job->work), which frees the job when it has
// + * run to its end.
//   */
//  void new_job(struct job *job)
//  {
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(places_wq, &job->work);
//  }
//  
//  int start_hardware(void);
// @@ -47,6 +48,10 @@ static int __init jobs_init(void)
//  	if (jobs_number)
//  		return -EBUSY;
//  
// +	places_wq = alloc_workqueue("places_wq", 0, 0);
// +	if (!places_wq)
// +		return -ENOMEM;
// +
//  	/* starts the queueing */
//  	err = start_hardware();
//  	if (err)
// @@ -65,6 +70,7 @@ fail_hardware:
//  
//  fail:
//  	jobs_number = -1;
// +	destroy_workqueue(places_wq);
//  
//  	pr_err("no jobs\n");
//  	return err;
// @@ -74,7 +80,7 @@ static void __exit jobs_exit(void)
//  {
//  	stop_hardware();
//  	destroy_workqueue(other_wq);
// -	flush_scheduled_work();
// +	destroy_workqueue(places_wq);
//  	WARN_ON(!list_empty(&jobs));
//  
//  	BUILD_BUG_ON(sizeof(struct job) > 800);
//
