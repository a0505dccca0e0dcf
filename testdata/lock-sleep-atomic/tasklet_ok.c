/* A tasklet queues a work item. */
#include <linux/interrupt.h>
#include <linux/workqueue.h>

static void slow_work(struct work_struct *work)
{
}

static DECLARE_WORK(slow, slow_work);

static void good_fast(struct tasklet_struct *t)
{
	schedule_work(&slow);
}

static DECLARE_TASKLET(fast, good_fast);

void start(void)
{
	schedule_work(&slow);
	tasklet_schedule(&fast);
}
