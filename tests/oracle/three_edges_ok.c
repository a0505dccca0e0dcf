/* Lockdep: the third function takes the two locks in the order of the flusher. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(flusher_lock);
static DEFINE_MUTEX(handler_lock);

static void handler(struct work_struct *work)
{
	mutex_lock(&handler_lock);
	mutex_unlock(&handler_lock);
}

static DECLARE_WORK(item, handler);

static void good_third(void)
{
	mutex_lock(&flusher_lock);
	mutex_lock(&handler_lock);
	mutex_unlock(&flusher_lock);
	mutex_unlock(&handler_lock);
}

static void good_flusher(void)
{
	mutex_lock(&flusher_lock);
	flush_work(&item);
	mutex_unlock(&flusher_lock);
}

static int __init case_init(void)
{
	schedule_work(&item);
	flush_work(&item);
	good_third();
	good_flusher();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
