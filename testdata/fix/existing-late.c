/* The flush comes after the destruction: nothing is changed. */
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
	flush_scheduled_work();
}

module_init(existing_init);
module_exit(existing_exit);
//--- command
// lockstep fix --no-cache -q --strategy=existing-wq .
//--- status
// 1
//--- output
// Module existing-late
//   existing-late.c:31: flush_scheduled_work() in wait_for_jobs()
//     manual: the rewrite was not proven: existing-late.c:55: io_wq is used after it was destroyed
//   existing-late.c:55: flush_scheduled_work() in existing_exit()
//     manual: the rewrite was not proven: existing-late.c:55: io_wq is used after it was destroyed
//   Queue calls (Step 4):
//     stays  existing-late.c:25: queue_work(&job->io): on a workqueue of its own
//     stays  existing-late.c:26: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
