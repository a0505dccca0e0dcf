/* An own workqueue for items that free themselves; init has three ways out. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
	int number;
};

static int next_number;

static void job_fn(struct work_struct *work)
{
	struct job *job = container_of(work, struct job, work);

	kfree(job);
}

int start_hardware(int number);
void stop_hardware(void);

void new_job(struct job *job)
{
	job->number = next_number++;
	INIT_WORK(&job->work, job_fn);
	/* schedule_work(&job->work) is enough: nobody waits for the result */
	schedule_work(&job->work);
}

static int __init jobs_init(void)
{
	int err;

	if (next_number)
		return -EBUSY;
	err = start_hardware(1);
	if (err)
		goto fail;
	return 0;
fail:
	stop_hardware();
	return err;
}

static void __exit jobs_exit(void)
{
	stop_hardware();
	flush_scheduled_work();
}

module_init(jobs_init);
module_exit(jobs_exit);
MODULE_LICENSE("GPL");
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module module-pair
//   module-pair.c:49: flush_scheduled_work() in jobs_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  module-pair.c:28: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/module-pair.c b/module-pair.c
// index 7bb23c8..f54dcc4 100644
// --- a/module-pair.c
// +++ b/module-pair.c
// @@ -9,6 +9,7 @@ struct job {
//  };
//  
//  static int next_number;
// +static struct workqueue_struct *module_pair_wq;
//  
//  static void job_fn(struct work_struct *work)
//  {
// @@ -24,8 +25,8 @@ void new_job(struct job *job)
//  {
//  	job->number = next_number++;
//  	INIT_WORK(&job->work, job_fn);
// -	/* schedule_work(&job->work) is enough: nobody waits for the result */
// -	schedule_work(&job->work);
// +	/* queue_work(module_pair_wq, &job->work) is enough: nobody waits for the result */
// +	queue_work(module_pair_wq, &job->work);
//  }
//  
//  static int __init jobs_init(void)
// @@ -34,19 +35,25 @@ static int __init jobs_init(void)
//  
//  	if (next_number)
//  		return -EBUSY;
// +
// +	module_pair_wq = alloc_workqueue("module_pair_wq", 0, 0);
// +	if (!module_pair_wq)
// +		return -ENOMEM;
// +
//  	err = start_hardware(1);
//  	if (err)
//  		goto fail;
//  	return 0;
//  fail:
//  	stop_hardware();
// +	destroy_workqueue(module_pair_wq);
//  	return err;
//  }
//  
//  static void __exit jobs_exit(void)
//  {
//  	stop_hardware();
// -	flush_scheduled_work();
// +	destroy_workqueue(module_pair_wq);
//  }
//  
//  module_init(jobs_init);
//
