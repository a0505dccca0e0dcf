/* The module's header is in its include folder. */
#include <linux/module.h>
#include <mine.h>

static int __init x_init(void)
{
	return new_job(1);
}
module_init(x_init);

static void __exit x_exit(void)
{
	wait_jobs();
}
module_exit(x_exit);
//--- include/mine.h
#ifndef MINE_H
#define MINE_H

int new_job(int number);
void wait_jobs(void);

#endif
//--- job.c
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <mine.h>

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

void wait_jobs(void)
{
	flush_scheduled_work();
}
//--- Makefile
ccflags-y := -I$(src)/include
obj-m += folder.o
folder-y := include-folder.o job.o
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module folder
//   include-folder.c:13: wait_jobs() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  job.c:48: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 2 units read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/include-folder.c b/include-folder.c
// index ef55adc..63e2b98 100644
// --- a/include-folder.c
// +++ b/include-folder.c
// @@ -2,14 +2,27 @@
//  #include <linux/module.h>
//  #include <mine.h>
//  
// +struct workqueue_struct *folder_wq;
// +
//  static int __init x_init(void)
//  {
// -	return new_job(1);
// +	int ret;
// +
// +	folder_wq = alloc_workqueue("folder_wq", 0, 0);
// +	if (!folder_wq)
// +		return -ENOMEM;
// +
// +	ret = new_job(1);
// +	if (ret)
// +		destroy_workqueue(folder_wq);
// +
// +	return ret;
//  }
//  module_init(x_init);
//  
//  static void __exit x_exit(void)
//  {
//  	wait_jobs();
// +	destroy_workqueue(folder_wq);
//  }
//  module_exit(x_exit);
// diff --git a/include/mine.h b/include/mine.h
// index fb6cc71..64991a9 100644
// --- a/include/mine.h
// +++ b/include/mine.h
// @@ -20,4 +20,6 @@
//  int new_job(int number);
//  void wait_jobs(void);
//  
// +extern struct workqueue_struct *folder_wq;
// +
//  #endif
// diff --git a/job.c b/job.c
// index e757b84..623657a 100644
// --- a/job.c
// +++ b/job.c
// @@ -45,11 +45,11 @@ int new_job(int number)
//  		return -ENOMEM;
//  	job->number = number;
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(folder_wq, &job->work);
//  	return 0;
//  }
//  
//  void wait_jobs(void)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(folder_wq);
//  }
//
