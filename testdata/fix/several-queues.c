/* Three system workqueues of two kinds: two workqueues, made and destroyed together. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work, urgent, slow;
};

static void work_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

static void urgent_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, urgent));
}

static void slow_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, slow));
}

int register_jobs(void);
void unregister_jobs(void);
int register_more_jobs(void);

void new_job(struct job *job, int kind)
{
	INIT_WORK(&job->work, work_fn);
	INIT_WORK(&job->urgent, urgent_fn);
	INIT_WORK(&job->slow, slow_fn);
	if (kind == 0)
		schedule_work(&job->work);
	else if (kind == 1)
		queue_work(system_highpri_wq, &job->urgent);
	else
		queue_work(system_long_wq, &job->slow);
}

void wait_for_jobs(void)
{
	flush_scheduled_work();
	flush_workqueue(system_highpri_wq);
}

/* The next flush starts where this one ends: once is enough. */
void wait_for_slow_jobs(void)
{
	flush_workqueue(system_long_wq);
	flush_scheduled_work();
}

static int __init jobs_init(void)
{
	int ret;

	ret = register_jobs();
	if (ret)
		return ret;

	ret = register_more_jobs();
	if (ret) {
		pr_err("no more jobs\n");
		unregister_jobs();
	}

	return ret;
}

static void __exit jobs_exit(void)
{
	unregister_jobs();
	flush_workqueue(system_highpri_wq);
	flush_workqueue(system_long_wq);
	flush_scheduled_work();
}

module_init(jobs_init);
module_exit(jobs_exit);
MODULE_LICENSE("GPL");
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module several-queues
//   several-queues.c:44: flush_scheduled_work() in wait_for_jobs()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   several-queues.c:45: flush_workqueue() in wait_for_jobs()
//     module-wq: system_highpri_wq needs a workqueue of its own: job.urgent: its handler frees the object with kfree()
//   several-queues.c:51: flush_workqueue() in wait_for_slow_jobs()
//     module-wq: system_long_wq needs a workqueue of its own: job.slow: its handler frees the object with kfree()
//   several-queues.c:52: flush_scheduled_work() in wait_for_slow_jobs()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   several-queues.c:75: flush_workqueue() in jobs_exit()
//     module-wq: system_highpri_wq needs a workqueue of its own: job.urgent: its handler frees the object with kfree()
//   several-queues.c:76: flush_workqueue() in jobs_exit()
//     module-wq: system_long_wq needs a workqueue of its own: job.slow: its handler frees the object with kfree()
//   several-queues.c:77: flush_scheduled_work() in jobs_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  several-queues.c:35: schedule_work(&job->work): on system_wq, which is flushed
//     moved  several-queues.c:37: queue_work(&job->urgent): on system_highpri_wq, which is flushed
//     moved  several-queues.c:39: queue_work(&job->slow): on system_long_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq, system_highpri_wq and system_long_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/several-queues.c b/several-queues.c
// index 2adf575..e6fad89 100644
// --- a/several-queues.c
// +++ b/several-queues.c
// @@ -3,6 +3,9 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *several_queues_wq;
// +static struct workqueue_struct *several_queues_highpri_wq;
// +
//  struct job {
//  	struct work_struct work, urgent, slow;
//  };
// @@ -32,38 +35,52 @@ void new_job(struct job *job, int kind)
//  	INIT_WORK(&job->urgent, urgent_fn);
//  	INIT_WORK(&job->slow, slow_fn);
//  	if (kind == 0)
// -		schedule_work(&job->work);
// +		queue_work(several_queues_wq, &job->work);
//  	else if (kind == 1)
// -		queue_work(system_highpri_wq, &job->urgent);
// +		queue_work(several_queues_highpri_wq, &job->urgent);
//  	else
// -		queue_work(system_long_wq, &job->slow);
// +		queue_work(several_queues_wq, &job->slow);
//  }
//  
//  void wait_for_jobs(void)
//  {
// -	flush_scheduled_work();
// -	flush_workqueue(system_highpri_wq);
// +	flush_workqueue(several_queues_wq);
// +	flush_workqueue(several_queues_highpri_wq);
//  }
//  
//  /* The next flush starts where this one ends: once is enough. */
//  void wait_for_slow_jobs(void)
//  {
// -	flush_workqueue(system_long_wq);
// -	flush_scheduled_work();
// +	flush_workqueue(several_queues_wq);
//  }
//  
//  static int __init jobs_init(void)
//  {
//  	int ret;
//  
// +	several_queues_wq = alloc_workqueue("several_queues_wq", 0, 0);
// +	if (!several_queues_wq)
// +		return -ENOMEM;
// +
// +	several_queues_highpri_wq = alloc_workqueue("several_queues_highpri_wq", WQ_HIGHPRI, 0);
// +	if (!several_queues_highpri_wq) {
// +		destroy_workqueue(several_queues_wq);
// +		return -ENOMEM;
// +	}
// +
//  	ret = register_jobs();
// -	if (ret)
// +	if (ret) {
// +		destroy_workqueue(several_queues_highpri_wq);
// +		destroy_workqueue(several_queues_wq);
//  		return ret;
// +	}
//  
//  	ret = register_more_jobs();
//  	if (ret) {
//  		pr_err("no more jobs\n");
//  		unregister_jobs();
// +		destroy_workqueue(several_queues_highpri_wq);
// +		destroy_workqueue(several_queues_wq);
//  	}
//  
//  	return ret;
// @@ -72,9 +89,8 @@ static int __init jobs_init(void)
//  static void __exit jobs_exit(void)
//  {
//  	unregister_jobs();
// -	flush_workqueue(system_highpri_wq);
// -	flush_workqueue(system_long_wq);
// -	flush_scheduled_work();
// +	destroy_workqueue(several_queues_highpri_wq);
// +	destroy_workqueue(several_queues_wq);
//  }
//  
//  module_init(jobs_init);
//
