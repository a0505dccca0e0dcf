/* A declaration calls what may start the queueing: the workqueue is made first. Twins that cannot be split. */
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

static int __init x_init(void)
{
	/* first of all */
	int err = a_start();

	if (err)
		return err;
	return new_job(1);
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- declared-twice.c
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

int twice_job(int number)
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
	int err = a_start(), more = b_start();

	return err ? err : more;
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- declared-const.c
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

int const_job(int number)
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
	const int err = a_start();

	if (err)
		return err;
	return 0;
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- declared-follow.c
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

int follow_job(int number)
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
	int err = a_start();
	int next = err + 1;

	if (err)
		return err;
	return next < 0 ? -EIO : 0;
}
module_init(x_init);

static void __exit x_exit(void)
{
	flush_scheduled_work();
}
module_exit(x_exit);
//--- Makefile
obj-m += declared-call.o declared-twice.o declared-const.o declared-follow.o
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module declared-call
//   declared-call.c:45: flush_scheduled_work() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  declared-call.c:24: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/declared-call.c b/declared-call.c
// index 234d75a..5f84859 100644
// --- a/declared-call.c
// +++ b/declared-call.c
// @@ -3,6 +3,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *declared_call_wq;
// +
//  struct job {
//  	struct work_struct work;
//  	int number;
// @@ -21,7 +23,7 @@ int new_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(declared_call_wq, &job->work);
//  	return 0;
//  }
//  
// @@ -32,16 +34,27 @@ void a_stop(void);
//  static int __init x_init(void)
//  {
//  	/* first of all */
// -	int err = a_start();
// +	int err;
//  
// -	if (err)
// +	declared_call_wq = alloc_workqueue("declared_call_wq", 0, 0);
// +	if (!declared_call_wq)
// +		return -ENOMEM;
// +
// +	err = a_start();
// +	if (err) {
// +		destroy_workqueue(declared_call_wq);
//  		return err;
// -	return new_job(1);
// +	}
// +	err = new_job(1);
// +	if (err)
// +		destroy_workqueue(declared_call_wq);
// +
// +	return err;
//  }
//  module_init(x_init);
//  
//  static void __exit x_exit(void)
//  {
// -	flush_scheduled_work();
// +	destroy_workqueue(declared_call_wq);
//  }
//  module_exit(x_exit);
//
// Module declared-const
//   declared-const.c:135: flush_scheduled_work() in x_exit()
//     manual: x_init() calls a_start() before a workqueue could be made
//   Queue calls (Step 4):
//     stays  declared-const.c:115: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
// Module declared-follow
//   declared-follow.c:182: flush_scheduled_work() in x_exit()
//     manual: x_init() calls a_start() before a workqueue could be made
//   Queue calls (Step 4):
//     stays  declared-follow.c:161: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
// Module declared-twice
//   declared-twice.c:89: flush_scheduled_work() in x_exit()
//     manual: x_init() calls a_start() before a workqueue could be made
//   Queue calls (Step 4):
//     stays  declared-twice.c:71: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
