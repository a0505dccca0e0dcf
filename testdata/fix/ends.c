/* Init calls the exit function to undo what it did: that destroys the workqueue as well. Twins where another caller would. */
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

static void x_exit(void)
{
	a_stop();
	flush_scheduled_work();
}
module_exit(x_exit);

static int __init x_init(void)
{
	int err;

	err = a_start();
	if (err)
		return err;
	err = b_start();
	if (err) {
		x_exit();
		return err;
	}
	return 0;
}
module_init(x_init);
//--- ends-exit.c
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

int exit_job(int number)
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

static int __init x_init(void)
{
	return a_start();
}
module_init(x_init);

static void x_exit(void)
{
	a_stop();
	flush_scheduled_work();
}
module_exit(x_exit);

void x_shutdown(void)
{
	x_exit();
}
EXPORT_SYMBOL(x_shutdown);
//--- ends-init.c
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

int init_job(int number)
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

static int x_init(void)
{
	return a_start();
}
module_init(x_init);

int x_resume(void)
{
	return x_init();
}

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- ends-table.c
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

int table_job(int number)
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

static int __init x_init(void)
{
	return a_start();
}
module_init(x_init);

static void x_exit(void)
{
	a_stop();
	flush_scheduled_work();
}
module_exit(x_exit);

struct x_ops {
	void (*stop)(void);
};

struct x_ops x_ops = {
	.stop = x_exit,
};
//--- Makefile
obj-m += ends.o ends-exit.o ends-init.o ends-table.o
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module ends-exit
//   ends-exit.c:94: flush_scheduled_work() in x_exit()
//     manual: the rewrite was not proven: x_shutdown() calls x_exit() as well, which destroys ends_exit_wq
//   Queue calls (Step 4):
//     stays  ends-exit.c:77: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
// Module ends-init
//   ends-init.c:147: flush_scheduled_work() in x_exit()
//     manual: the rewrite was not proven: x_resume() calls x_init() as well, which makes ends_init_wq
//   Queue calls (Step 4):
//     stays  ends-init.c:126: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
// Module ends-table
//   ends-table.c:190: flush_scheduled_work() in x_exit()
//     manual: the rewrite was not proven: x_exit() may be called through a pointer as well, ends-table.c:211
//   Queue calls (Step 4):
//     stays  ends-table.c:173: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
// Module ends
//   ends.c:35: flush_scheduled_work() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  ends.c:24: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/ends.c b/ends.c
// index c8ef7ce..d59efb0 100644
// --- a/ends.c
// +++ b/ends.c
// @@ -3,6 +3,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *ends_wq;
// +
//  struct job {
//  	struct work_struct work;
//  	int number;
// @@ -21,7 +23,7 @@ int new_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(ends_wq, &job->work);
//  	return 0;
//  }
//  
// @@ -32,7 +34,7 @@ void a_stop(void);
//  static void x_exit(void)
//  {
//  	a_stop();
// -	flush_scheduled_work();
// +	destroy_workqueue(ends_wq);
//  }
//  module_exit(x_exit);
//  
// @@ -40,9 +42,15 @@ static int __init x_init(void)
//  {
//  	int err;
//  
// +	ends_wq = alloc_workqueue("ends_wq", 0, 0);
// +	if (!ends_wq)
// +		return -ENOMEM;
// +
//  	err = a_start();
// -	if (err)
// +	if (err) {
// +		destroy_workqueue(ends_wq);
//  		return err;
// +	}
//  	err = b_start();
//  	if (err) {
//  		x_exit();
//
