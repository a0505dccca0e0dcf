/* A handler on a WQ_MEM_RECLAIM workqueue waits: what it waits for has to be of that kind. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct page_job {
	struct work_struct work;
};

static struct workqueue_struct *writer_wq;
static struct work_struct writer;

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct page_job, work));
}

void new_job(struct page_job *job)
{
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
}

static void writer_fn(struct work_struct *work)
{
	flush_scheduled_work();
}

void write_pages(void)
{
	queue_work(writer_wq, &writer);
}

static int __init reclaim_init(void)
{
	writer_wq = alloc_workqueue("writer", WQ_MEM_RECLAIM, 0);
	if (!writer_wq)
		return -ENOMEM;
	INIT_WORK(&writer, writer_fn);
	return 0;
}

static void __exit reclaim_exit(void)
{
	destroy_workqueue(writer_wq);
}

module_init(reclaim_init);
module_exit(reclaim_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module reclaim
//   reclaim.c:26: flush_scheduled_work() in writer_fn()
//     module-wq: system_wq needs a workqueue of its own: page_job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  reclaim.c:21: schedule_work(&job->work): on system_wq, which is flushed
//     stays  reclaim.c:31: queue_work(&writer): on a workqueue of its own
//   Note: the workqueue has WQ_MEM_RECLAIM; without it: reclaim.c:27: WQ_MEM_RECLAIM writer_wq:writer_fn() is flushing !WQ_MEM_RECLAIM reclaim_wq with flush_workqueue(): no progress is guaranteed when memory is short [wq-flush-reclaim]
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/reclaim.c b/reclaim.c
// index 58a8c41..5553594 100644
// --- a/reclaim.c
// +++ b/reclaim.c
// @@ -8,6 +8,7 @@ struct page_job {
//  };
//  
//  static struct workqueue_struct *writer_wq;
// +static struct workqueue_struct *reclaim_wq;
//  static struct work_struct writer;
//  
//  static void job_fn(struct work_struct *work)
// @@ -18,12 +19,12 @@ static void job_fn(struct work_struct *work)
//  void new_job(struct page_job *job)
//  {
//  	INIT_WORK(&job->work, job_fn);
// -	schedule_work(&job->work);
// +	queue_work(reclaim_wq, &job->work);
//  }
//  
//  static void writer_fn(struct work_struct *work)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(reclaim_wq);
//  }
//  
//  void write_pages(void)
// @@ -33,9 +34,15 @@ void write_pages(void)
//  
//  static int __init reclaim_init(void)
//  {
// +	reclaim_wq = alloc_workqueue("reclaim_wq", WQ_MEM_RECLAIM, 0);
// +	if (!reclaim_wq)
// +		return -ENOMEM;
// +
//  	writer_wq = alloc_workqueue("writer", WQ_MEM_RECLAIM, 0);
// -	if (!writer_wq)
// +	if (!writer_wq) {
// +		destroy_workqueue(reclaim_wq);
//  		return -ENOMEM;
// +	}
//  	INIT_WORK(&writer, writer_fn);
//  	return 0;
//  }
// @@ -43,6 +50,7 @@ static int __init reclaim_init(void)
//  static void __exit reclaim_exit(void)
//  {
//  	destroy_workqueue(writer_wq);
// +	destroy_workqueue(reclaim_wq);
//  }
//  
//  module_init(reclaim_init);
//
