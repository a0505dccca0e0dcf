/* The items can go to a workqueue that the module has: only when asked for. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work, io;
};

static struct workqueue_struct *io_wq;

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

static void io_fn(struct work_struct *work)
{
}

void new_job(struct job *job)
{
	INIT_WORK(&job->work, job_fn);
	INIT_WORK(&job->io, io_fn);
	queue_work(io_wq, &job->io);
	schedule_work(&job->work);
}

void wait_for_jobs(void)
{
	flush_scheduled_work();
}

int start_hardware(void);
void stop_hardware(void);

static int __init existing_init(void)
{
	int err;

	io_wq = alloc_workqueue("io", 0, 0);
	if (!io_wq)
		return -ENOMEM;

	err = start_hardware();
	if (err)
		destroy_workqueue(io_wq);
	return err;
}

static void __exit existing_exit(void)
{
	stop_hardware();
	destroy_workqueue(io_wq);
}

module_init(existing_init);
module_exit(existing_exit);
//--- command
// lockstep fix --no-cache -q --strategy=existing-wq .
//--- output
// Module existing
//   existing.c:31: flush_scheduled_work() in wait_for_jobs()
//     existing-wq: asked for; also possible: module-wq, since system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     stays  existing.c:25: queue_work(&job->io): on a workqueue of its own
//     moved  existing.c:26: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/existing.c b/existing.c
// index d791442..4f8e439 100644
// --- a/existing.c
// +++ b/existing.c
// @@ -23,12 +23,12 @@ void new_job(struct job *job)
//  	INIT_WORK(&job->work, job_fn);
//  	INIT_WORK(&job->io, io_fn);
//  	queue_work(io_wq, &job->io);
// -	schedule_work(&job->work);
// +	queue_work(io_wq, &job->work);
//  }
//  
//  void wait_for_jobs(void)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(io_wq);
//  }
//  
//  int start_hardware(void);
//
