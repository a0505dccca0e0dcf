/* A handler on the system workqueue flushes all scheduled work, itself included. */
#include <linux/workqueue.h>

static void other_work(struct work_struct *work)
{
}

static DECLARE_WORK(other, other_work);

static void bad_work(struct work_struct *work)
{
	schedule_work(&other);
	flush_scheduled_work(); /* expect: wq-flush-self, wq-flush-system */
}

static DECLARE_WORK(item, bad_work);

void start(void)
{
	schedule_work(&item);
}
