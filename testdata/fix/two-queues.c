/* A module that flushes two system workqueues of one kind: one change, one workqueue for both. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct short_work, long_work;
};

static void short_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, short_work));
}

static void long_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, long_work));
}

void new_job(struct job *job, bool is_long)
{
	INIT_WORK(&job->short_work, short_fn);
	INIT_WORK(&job->long_work, long_fn);
	if (is_long)
		queue_work(system_long_wq, &job->long_work);
	else
		schedule_work(&job->short_work);
}

static int __init jobs_init(void)
{
	return 0;
}

static void __exit jobs_exit(void)
{
	flush_workqueue(system_long_wq);
	flush_scheduled_work();
}

module_init(jobs_init);
module_exit(jobs_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module two-queues
//   two-queues.c:37: flush_workqueue() in jobs_exit()
//     module-wq: system_long_wq needs a workqueue of its own: job.long_work: its handler frees the object with kfree()
//   two-queues.c:38: flush_scheduled_work() in jobs_exit()
//     module-wq: system_wq needs a workqueue of its own: job.short_work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  two-queues.c:25: queue_work(&job->long_work): on system_long_wq, which is flushed
//     moved  two-queues.c:27: schedule_work(&job->short_work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_long_wq and system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/two-queues.c b/two-queues.c
// index 6ff24ee..29c9198 100644
// --- a/two-queues.c
// +++ b/two-queues.c
// @@ -3,6 +3,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *two_queues_wq;
// +
//  struct job {
//  	struct work_struct short_work, long_work;
//  };
// @@ -22,20 +24,23 @@ void new_job(struct job *job, bool is_long)
//  	INIT_WORK(&job->short_work, short_fn);
//  	INIT_WORK(&job->long_work, long_fn);
//  	if (is_long)
// -		queue_work(system_long_wq, &job->long_work);
// +		queue_work(two_queues_wq, &job->long_work);
//  	else
// -		schedule_work(&job->short_work);
// +		queue_work(two_queues_wq, &job->short_work);
//  }
//  
//  static int __init jobs_init(void)
//  {
// +	two_queues_wq = alloc_workqueue("two_queues_wq", 0, 0);
// +	if (!two_queues_wq)
// +		return -ENOMEM;
// +
//  	return 0;
//  }
//  
//  static void __exit jobs_exit(void)
//  {
// -	flush_workqueue(system_long_wq);
// -	flush_scheduled_work();
// +	destroy_workqueue(two_queues_wq);
//  }
//  
//  module_init(jobs_init);
//
