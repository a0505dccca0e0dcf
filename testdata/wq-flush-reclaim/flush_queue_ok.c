/* Neither workqueue has a rescuer: nothing promises progress under memory pressure. */
#include <linux/workqueue.h>

static struct workqueue_struct *fast, *slow;

static void good_fast_work(struct work_struct *work)
{
	flush_workqueue(slow);
}

static DECLARE_WORK(item, good_fast_work);

int start(void)
{
	fast = alloc_workqueue("fast", WQ_HIGHPRI, 0);
	slow = alloc_workqueue("slow", 0, 0);
	if (!fast || !slow)
		return -ENOMEM;
	queue_work(fast, &item);
	return 0;
}
