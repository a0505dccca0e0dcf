/* A work handler flushes the item that it is running for. */
#include <linux/workqueue.h>

static void other_work(struct work_struct *work)
{
}

static DECLARE_WORK(other, other_work);

static void bad_work(struct work_struct *work)
{
	flush_work(work); /* expect: wq-flush-self */
}

static DECLARE_WORK(item, bad_work);

void start(void)
{
	schedule_work(&other);
	schedule_work(&item);
}
