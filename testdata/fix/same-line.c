/* module_init() and module_exit() on one line: where the second is not seen, nothing is changed. */
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
module_init(x_init); module_exit(x_exit);
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module same-line
//   same-line.c:51: flush_scheduled_work() in x_exit()
//     manual: module_exit() is there, but what it names was not found
//   Queue calls (Step 4):
//     stays  same-line.c:24: schedule_work(&job->work): on system_wq, which is flushed
//   Nothing was changed.
//
