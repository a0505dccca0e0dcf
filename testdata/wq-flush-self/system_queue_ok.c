/* A handler on the system workqueue flushes one other item. */
#include <linux/workqueue.h>

static void other_work(struct work_struct *work)
{
}

static DECLARE_WORK(other, other_work);

static void good_work(struct work_struct *work)
{
	schedule_work(&other);
	flush_work(&other);
}

static DECLARE_WORK(item, good_work);

void start(void)
{
	schedule_work(&item);
}
