/* The variable held a system workqueue once, but not any more. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void good_reassigned(struct workqueue_struct *own, struct work_struct *item)
{
	struct workqueue_struct *wq = system_wq;

	queue_work(wq, item);
	wq = own;
	flush_workqueue(wq);
}
