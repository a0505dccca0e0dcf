/* Lockdep: the mutex over cancel_work_sync() is another one. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static DEFINE_MUTEX(other);

static void handler(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(item, handler);

static void good_stop(void)
{
	mutex_lock(&other);
	cancel_work_sync(&item);
	mutex_unlock(&other);
}

static int __init case_init(void)
{
	schedule_work(&item);
	flush_work(&item);
	good_stop();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
