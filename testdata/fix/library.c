/* A library without init function gets one, and the header for it. */
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
};

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

void new_job(struct job *job)
{
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
}

void end_jobs(int count)
{
	if (count) {
		flush_scheduled_work();
		count--;
	}
}
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module library
//   library.c:23: flush_scheduled_work() in end_jobs()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  library.c:17: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/library.c b/library.c
// index 8fbf1c2..2d7a8b5 100644
// --- a/library.c
// +++ b/library.c
// @@ -1,7 +1,10 @@
//  /* A library without init function gets one, and the header for it. */
// +#include <linux/module.h>
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *library_wq;
// +
//  struct job {
//  	struct work_struct work;
//  };
// @@ -14,13 +17,29 @@ static void job_fn(struct work_struct *work)
//  void new_job(struct job *job)
//  {
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(library_wq, &job->work);
//  }
//  
//  void end_jobs(int count)
//  {
//  	if (count) {
// -		flush_scheduled_work();
// +		flush_workqueue(library_wq);
//  		count--;
//  	}
//  }
// +
// +static int __init library_init(void)
// +{
// +	library_wq = alloc_workqueue("library_wq", 0, 0);
// +	if (!library_wq)
// +		return -ENOMEM;
// +
// +	return 0;
// +}
// +module_init(library_init);
// +
// +static void __exit library_exit(void)
// +{
// +	destroy_workqueue(library_wq);
// +}
// +module_exit(library_exit);
//
