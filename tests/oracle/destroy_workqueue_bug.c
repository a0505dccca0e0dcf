/* Lockdep: destroy_workqueue() under the mutex of a handler on that queue. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static struct workqueue_struct *wq;

static void handler(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(item, handler);

static void bad_stop(void)
{
	mutex_lock(&lock);
	destroy_workqueue(wq); /* expect: wq-flush-under-lock */
	wq = NULL;
	mutex_unlock(&lock);
}

static int __init case_init(void)
{
	wq = alloc_workqueue("oracle", 0, 0);
	if (!wq)
		return -ENOMEM;
	queue_work(wq, &item);
	flush_work(&item);
	bad_stop();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
