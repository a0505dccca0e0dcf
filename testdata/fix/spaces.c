/* A file indented by spaces stays one. */
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
    int err;

    err = a_start();
    if (err)
        return err;
    err = b_start();
    if (err)
    {
        a_stop();
        return err;
    }
    return 0;
}

static void __exit x_exit(void)
{
    a_stop();
    flush_scheduled_work();
    pr_info("gone\n");
}
module_init(x_init);
module_exit(x_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module spaces
//   spaces.c:51: flush_scheduled_work() in x_exit()
//     module-wq: system_wq needs a workqueue of its own: job.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  spaces.c:24: schedule_work(&job->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/spaces.c b/spaces.c
// index d63d71f..618a24d 100644
// --- a/spaces.c
// +++ b/spaces.c
// @@ -3,6 +3,8 @@
//  #include <linux/slab.h>
//  #include <linux/workqueue.h>
//  
// +static struct workqueue_struct *spaces_wq;
// +
//  struct job {
//      struct work_struct work;
//      int number;
// @@ -21,7 +23,7 @@ int new_job(int number)
//          return -ENOMEM;
//      job->number = number;
//      INIT_WORK(&job->work, job_fn);
// -    schedule_work(&job->work);
// +    queue_work(spaces_wq, &job->work);
//      return 0;
//  }
//  
// @@ -33,13 +35,20 @@ static int __init x_init(void)
//  {
//      int err;
//  
// +    spaces_wq = alloc_workqueue("spaces_wq", 0, 0);
// +    if (!spaces_wq)
// +        return -ENOMEM;
// +
//      err = a_start();
// -    if (err)
// +    if (err) {
// +        destroy_workqueue(spaces_wq);
//          return err;
// +    }
//      err = b_start();
//      if (err)
//      {
//          a_stop();
// +        destroy_workqueue(spaces_wq);
//          return err;
//      }
//      return 0;
// @@ -48,7 +57,7 @@ static int __init x_init(void)
//  static void __exit x_exit(void)
//  {
//      a_stop();
// -    flush_scheduled_work();
// +    destroy_workqueue(spaces_wq);
//      pr_info("gone\n");
//  }
//  module_init(x_init);
//
