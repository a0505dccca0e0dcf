/* The flush is only there with some option; what takes its place is there with it as well. */
#include <linux/module.h>
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

static int __init jobs_init(void)
{
	return 0;
}

static void __exit jobs_exit(void)
{
#ifdef CONFIG_JOBS_WAIT
	flush_scheduled_work();
#endif
}

module_init(jobs_init);
module_exit(jobs_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module flush-ifdef
//   flush-ifdef.c:29: flush_scheduled_work() in jobs_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  flush-ifdef.c:18: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/flush-ifdef.c b/flush-ifdef.c
// index 569ee4a..2e71fa2 100644
// --- a/flush-ifdef.c
// +++ b/flush-ifdef.c
// @@ -3,6 +3,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *flush_ifdef_wq;
// +
//  struct job {
//  	struct work_struct work;
//  };
// @@ -15,19 +17,24 @@ static void job_fn(struct work_struct *work)
//  void new_job(struct job *job)
//  {
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(flush_ifdef_wq, &job->work);
//  }
//  
//  static int __init jobs_init(void)
//  {
// +	flush_ifdef_wq = alloc_workqueue("flush_ifdef_wq", 0, 0);
// +	if (!flush_ifdef_wq)
// +		return -ENOMEM;
// +
//  	return 0;
//  }
//  
//  static void __exit jobs_exit(void)
//  {
//  #ifdef CONFIG_JOBS_WAIT
// -	flush_scheduled_work();
// +	flush_workqueue(flush_ifdef_wq);
//  #endif
// +	destroy_workqueue(flush_ifdef_wq);
//  }
//  
//  module_init(jobs_init);
//
