/* Lockdep (6.1, not 5.17): cancel_work_sync() under the handler's mutex. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void handler(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(item, handler);

static void bad_stop(void)
{
	mutex_lock(&lock);
	cancel_work_sync(&item); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}

static int __init case_init(void)
{
	schedule_work(&item);
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
