/* A tasklet waits for a work item. */
#include <linux/interrupt.h>
#include <linux/workqueue.h>

static void slow_work(struct work_struct *work)
{
}

static DECLARE_WORK(slow, slow_work);

static void bad_fast(struct tasklet_struct *t)
{
	flush_work(&slow); /* expect: lock-sleep-atomic */
}

static DECLARE_TASKLET(fast, bad_fast);

void start(void)
{
	schedule_work(&slow);
	tasklet_schedule(&fast);
}
