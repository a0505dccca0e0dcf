/* In a helper a WQ_MEM_RECLAIM handler waits for a delayed item of the system workqueue. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq;

static void retry_work(struct work_struct *work)
{
}

static DECLARE_DELAYED_WORK(retry, retry_work);

static void stop_retry(void)
{
	flush_delayed_work(&retry); /* expect: wq-flush-reclaim */
}

static void bad_main_work(struct work_struct *work)
{
	stop_retry(); /* expect: wq-flush-reclaim */
}

static DECLARE_WORK(item, bad_main_work);

int start(void)
{
	wq = alloc_ordered_workqueue("reclaim", WQ_MEM_RECLAIM);
	if (!wq)
		return -ENOMEM;
	schedule_delayed_work(&retry, HZ);
	queue_work(wq, &item);
	return 0;
}
