/* Functions without room for lines are left alone. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
};

static void job_fn(struct work_struct *work)
{
	kfree(container_of(work, struct job, work));
}

void new_job(struct job *job)
{
	INIT_WORK(&job->work, job_fn);
	schedule_work(&job->work);
}

static int __init jobs_init(void) { return 0; }
static void __exit jobs_exit(void) { flush_scheduled_work(); }

module_init(jobs_init);
module_exit(jobs_exit);
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module one-line
//   one-line.c:22: flush_scheduled_work() in jobs_exit()
//     manual: the layout of jobs_init() leaves no room for lines
//   Queue calls (Step 4):
//     stays  one-line.c:18: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
