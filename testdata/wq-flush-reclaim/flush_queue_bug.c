/* A WQ_MEM_RECLAIM handler flushes a workqueue that has no rescuer. */
#include <linux/workqueue.h>

static struct workqueue_struct *fast, *slow;

static void bad_fast_work(struct work_struct *work)
{
	flush_workqueue(slow); /* expect: wq-flush-reclaim */
}

static DECLARE_WORK(item, bad_fast_work);

int start(void)
{
	fast = alloc_workqueue("fast", WQ_HIGHPRI | WQ_MEM_RECLAIM, 0);
	slow = alloc_workqueue("slow", 0, 0);
	if (!fast || !slow)
		return -ENOMEM;
	queue_work(fast, &item);
	return 0;
}
