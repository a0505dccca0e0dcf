/* A queue function behind a pointer: what is queued through it is not known, and nothing is removed. */
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

static bool (*kick)(struct work_struct *work) = schedule_work;

int new_job(int number)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	if (!job)
		return -ENOMEM;
	job->number = number;
	INIT_WORK(&job->work, job_fn);
	kick(&job->work);
	return 0;
}

static int __init x_init(void)
{
	return new_job(1);
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- hidden-queue-set.c
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

int other_job(int number)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	if (!job)
		return -ENOMEM;
	job->number = number;
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
	return 0;
}

bool (*kick)(struct work_struct *work);

static int __init x_init(void)
{
	kick = schedule_work;
	return other_job(1);
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- Makefile
obj-m += hidden-queue.o hidden-queue-set.o
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module hidden-queue-set
//   hidden-queue-set.c:79: flush_scheduled_work() in x_exit()
//     manual: hidden-queue-set.c:72 takes the address of schedule_work(), so what is queued through it is not known
//   Queue calls (Step 4):
//     stays  hidden-queue-set.c:64: schedule_work(&job->work): nothing was changed
//   Nothing was changed.
//
// Module hidden-queue
//   hidden-queue.c:38: flush_scheduled_work() in x_exit()
//     manual: hidden-queue.c:16 takes the address of schedule_work(), so what is queued through it is not known
//   Nothing was changed.
//
