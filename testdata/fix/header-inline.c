/* A function of the module's header queues: the declaration stands above it. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "jobs.h"

static int __init x_init(void)
{
	return new_job();
}
module_init(x_init);

static void __exit x_exit(void)
{
	wait_jobs();
}
module_exit(x_exit);
//--- jobs.h
#ifndef JOBS_H
#define JOBS_H

#include <linux/workqueue.h>

int new_job(void);
void wait_jobs(void);

static inline void kick(struct work_struct *work)
{
	schedule_work(work);
}

#endif
//--- jobs.c
#include <linux/slab.h>
#include "jobs.h"

static void job_fn(struct work_struct *work)
{
	kfree(work);
}

int new_job(void)
{
	struct work_struct *work = kzalloc(sizeof(*work), GFP_KERNEL);

	if (!work)
		return -ENOMEM;
	INIT_WORK(work, job_fn);
	kick(work);
	return 0;
}

void wait_jobs(void)
{
	flush_scheduled_work();
}
//--- Makefile
obj-m += inline.o
inline-y := header-inline.o jobs.o
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module inline
//   header-inline.c:14: wait_jobs() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: an item is not known
//   Queue calls (Step 4):
//     moved  jobs.h:28: schedule_work(work): on system_wq, which is flushed
//   Proof: 2 units read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/header-inline.c b/header-inline.c
// index b8b0101..afbb35b 100644
// --- a/header-inline.c
// +++ b/header-inline.c
// @@ -3,14 +3,27 @@
//  #include <linux/workqueue.h>
//  #include "jobs.h"
//  
// +struct workqueue_struct *inline_wq;
// +
//  static int __init x_init(void)
//  {
// -	return new_job();
// +	int ret;
// +
// +	inline_wq = alloc_workqueue("inline_wq", 0, 0);
// +	if (!inline_wq)
// +		return -ENOMEM;
// +
// +	ret = new_job();
// +	if (ret)
// +		destroy_workqueue(inline_wq);
// +
// +	return ret;
//  }
//  module_init(x_init);
//  
//  static void __exit x_exit(void)
//  {
//  	wait_jobs();
// +	destroy_workqueue(inline_wq);
//  }
//  module_exit(x_exit);
// diff --git a/jobs.c b/jobs.c
// index 0870893..da211ac 100644
// --- a/jobs.c
// +++ b/jobs.c
// @@ -51,5 +51,5 @@ int new_job(void)
//  
//  void wait_jobs(void)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(inline_wq);
//  }
// diff --git a/jobs.h b/jobs.h
// index dc4cc29..2e49631 100644
// --- a/jobs.h
// +++ b/jobs.h
// @@ -20,12 +20,14 @@
//  
//  #include <linux/workqueue.h>
//  
// +extern struct workqueue_struct *inline_wq;
// +
//  int new_job(void);
//  void wait_jobs(void);
//  
//  static inline void kick(struct work_struct *work)
//  {
// -	schedule_work(work);
// +	queue_work(inline_wq, work);
//  }
//  
//  #endif
//
