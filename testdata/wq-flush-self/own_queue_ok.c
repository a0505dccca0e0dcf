/* A work handler flushes a workqueue that it does not run on. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq, *io_wq;

static void good_work(struct work_struct *work)
{
	flush_workqueue(io_wq);
}

static DECLARE_WORK(item, good_work);

int start(void)
{
	wq = alloc_workqueue("self", 0, 0);
	io_wq = alloc_workqueue("io", 0, 0);
	if (!wq || !io_wq)
		return -ENOMEM;
	queue_work(wq, &item);
	return 0;
}
