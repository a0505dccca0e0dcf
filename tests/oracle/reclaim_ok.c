/* check_flush_dependency(): both queues are WQ_MEM_RECLAIM. */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *wq, *other;

static void slow_handler(struct work_struct *work)
{
	msleep(50);
}

static DECLARE_WORK(slow, slow_handler);

static void good_handler(struct work_struct *work)
{
	flush_workqueue(other);
}

static DECLARE_WORK(item, good_handler);

static int __init case_init(void)
{
	wq = alloc_workqueue("oracle", WQ_MEM_RECLAIM, 0);
	other = alloc_workqueue("other", WQ_MEM_RECLAIM, 0);
	if (!wq || !other)
		return -ENOMEM;
	queue_work(other, &slow);
	queue_work(wq, &item);
	msleep(100);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
