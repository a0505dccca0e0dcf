/* What looks like a check may start the queueing, and what looks like a warning may end it. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
};

static int limit = 3;

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

void new_job(struct job *job)
{
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
}

int start_hardware(void);
int stop_hardware(void);

static int __init jobs_init(void)
{
	if (limit && start_hardware())
		return -EBUSY;
	if (limit < 0)
		return -EINVAL;

	return 0;
}

static void __exit jobs_exit(void)
{
	flush_scheduled_work();
	WARN_ON(stop_hardware());
}

module_init(jobs_init);
module_exit(jobs_exit);
MODULE_LICENSE("GPL");
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module places-busy
//   places-busy.c:38: flush_scheduled_work() in jobs_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  places-busy.c:20: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/places-busy.c b/places-busy.c
// index 6710680..de61341 100644
// --- a/places-busy.c
// +++ b/places-busy.c
// @@ -8,6 +8,7 @@ struct job {
//  };
//  
//  static int limit = 3;
// +static struct workqueue_struct *places_busy_wq;
//  
//  static void job_fn(struct work_struct *work)
//  {
// @@ -17,7 +18,7 @@ static void job_fn(struct work_struct *work)
//  void new_job(struct job *job)
//  {
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(places_busy_wq, &job->work);
//  }
//  
//  int start_hardware(void);
// @@ -25,18 +26,27 @@ int stop_hardware(void);
//  
//  static int __init jobs_init(void)
//  {
// -	if (limit && start_hardware())
// +	places_busy_wq = alloc_workqueue("places_busy_wq", 0, 0);
// +	if (!places_busy_wq)
// +		return -ENOMEM;
// +
// +	if (limit && start_hardware()) {
// +		destroy_workqueue(places_busy_wq);
//  		return -EBUSY;
// -	if (limit < 0)
// +	}
// +	if (limit < 0) {
// +		destroy_workqueue(places_busy_wq);
//  		return -EINVAL;
// +	}
//  
//  	return 0;
//  }
//  
//  static void __exit jobs_exit(void)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(places_busy_wq);
//  	WARN_ON(stop_hardware());
// +	destroy_workqueue(places_busy_wq);
//  }
//  
//  module_init(jobs_init);
//
