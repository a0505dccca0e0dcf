/* A handler on an ordered workqueue waits for the next item of the same workqueue. */
#include <linux/workqueue.h>

static struct workqueue_struct *ordered, *other;

static void second_work(struct work_struct *work)
{
}

static DECLARE_WORK(second, second_work);

static void bad_first_work(struct work_struct *work)
{
	queue_work(ordered, &second);
	flush_work(&second); /* expect: wq-flush-self */
}

static DECLARE_WORK(first, bad_first_work);

int start(void)
{
	ordered = alloc_ordered_workqueue("ordered", 0);
	other = alloc_workqueue("other", 0, 0);
	if (!ordered || !other)
		return -ENOMEM;
	queue_work(ordered, &first);
	return 0;
}
