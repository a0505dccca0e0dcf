/* Lockdep: flush_workqueue() under the mutex of a handler on that queue. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static struct workqueue_struct *wq, *other;

static void handler(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(item, handler);

static void bad_sync(void)
{
	mutex_lock(&lock);
	flush_workqueue(wq); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}

static int __init case_init(void)
{
	wq = alloc_workqueue("oracle", 0, 0);
	other = alloc_workqueue("other", 0, 0);
	if (!wq || !other)
		return -ENOMEM;
	queue_work(wq, &item);
	flush_work(&item);
	bad_sync();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
