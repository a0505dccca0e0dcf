/* An ordered workqueue is none for other items: nothing is changed. */
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

	io_wq = alloc_ordered_workqueue("io", 0);
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
//--- status
// 1
//--- output
// Module existing-ordered
//   existing-ordered.c:31: flush_scheduled_work() in wait_for_jobs()
//     manual: io_wq is ordered: one item at a time
//   Queue calls (Step 4):
//     stays  existing-ordered.c:25: queue_work(&job->io): on a workqueue of its own
//     stays  existing-ordered.c:26: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
