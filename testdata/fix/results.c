/* What each return names is followed: 0 at one, an error at the other, nothing to ask for at run time. */
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

int a_start(void); bool b_start(void); void *c_get(void);
static int __init x_init(void)
{
	int rc;
	void *p;

	if (!b_start())
		return -ENODEV;
	rc = a_start();
	if (!rc)
		rc = new_job(1);
	if (rc != 0)
		goto bad;
	p = c_get();
	if (IS_ERR(p)) {
		rc = PTR_ERR(p);
		goto bad;
	}
	if (!p) {
		rc = -ENOMEM;
		goto bad;
	}
	return rc;
bad:
	pr_err("bad %d\n", rc);
	return rc;
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
// Module results
//   results.c:59: flush_scheduled_work() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  results.c:24: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/results.c b/results.c
// index 5490e70..869ac13 100644
// --- a/results.c
// +++ b/results.c
// @@ -3,6 +3,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *results_wq;
// +
//  struct job {
//  	struct work_struct work;
//  	int number;
// @@ -21,7 +23,7 @@ int new_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(results_wq, &job->work);
//  	return 0;
//  }
//  
// @@ -31,8 +33,14 @@ static int __init x_init(void)
//  	int rc;
//  	void *p;
//  
// -	if (!b_start())
// +	results_wq = alloc_workqueue("results_wq", 0, 0);
// +	if (!results_wq)
// +		return -ENOMEM;
// +
// +	if (!b_start()) {
// +		destroy_workqueue(results_wq);
//  		return -ENODEV;
// +	}
//  	rc = a_start();
//  	if (!rc)
//  		rc = new_job(1);
// @@ -49,6 +57,7 @@ static int __init x_init(void)
//  	}
//  	return rc;
//  bad:
// +	destroy_workqueue(results_wq);
//  	pr_err("bad %d\n", rc);
//  	return rc;
//  }
// @@ -56,6 +65,6 @@ module_init(x_init);
//  
//  static void __exit x_exit(void)
//  {
// -	flush_scheduled_work();
// +	destroy_workqueue(results_wq);
//  }
//  module_exit(x_exit);
//
