/* Each way of a switch returns, and the function has no end to fall from. */
#include <linux/module.h>
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

int a_start(void);
int b_start(void);
void a_stop(void);

int how;

static int __init x_init(void)
{
	switch (how) {
	case 0:
		return a_start();
	case 1:
		return -EINVAL;
	default:
		return 0;
	}
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module switch-init
//   switch-init.c:49: flush_scheduled_work() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  switch-init.c:24: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/switch-init.c b/switch-init.c
// index 9fdd7c7..8c1842f 100644
// --- a/switch-init.c
// +++ b/switch-init.c
// @@ -3,6 +3,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *switch_init_wq;
// +
//  struct job {
//  	struct work_struct work;
//  	int number;
// @@ -21,7 +23,7 @@ int new_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(switch_init_wq, &job->work);
//  	return 0;
//  }
//  
// @@ -33,10 +35,21 @@ int how;
//  
//  static int __init x_init(void)
//  {
// +	int ret;
// +
// +	switch_init_wq = alloc_workqueue("switch_init_wq", 0, 0);
// +	if (!switch_init_wq)
// +		return -ENOMEM;
// +
//  	switch (how) {
//  	case 0:
// -		return a_start();
// +		ret = a_start();
// +		if (ret)
// +			destroy_workqueue(switch_init_wq);
// +
// +		return ret;
//  	case 1:
// +		destroy_workqueue(switch_init_wq);
//  		return -EINVAL;
//  	default:
//  		return 0;
// @@ -46,6 +59,6 @@ module_init(x_init);
//  
//  static void __exit x_exit(void)
//  {
// -	flush_scheduled_work();
// +	destroy_workqueue(switch_init_wq);
//  }
//  module_exit(x_exit);
//
