/* A work handler flushes the workqueue that it runs on. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq, *io_wq;

static void bad_work(struct work_struct *work)
{
	flush_workqueue(wq); /* expect: wq-flush-self */
}

static DECLARE_WORK(item, bad_work);

int start(void)
{
	wq = alloc_workqueue("self", 0, 0);
	io_wq = alloc_workqueue("io", 0, 0);
	if (!wq || !io_wq)
		return -ENOMEM;
	queue_work(wq, &item);
	return 0;
}
