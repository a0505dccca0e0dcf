/* The work is cancelled before the lock, but queued again: the second cancel can wait. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void sync_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(sync, sync_work);

static int __init sync_init(void)
{
	schedule_work(&sync);
	return 0;
}

static void __exit bad_sync_exit(void)
{
	cancel_work_sync(&sync);
	schedule_work(&sync);
	mutex_lock(&lock);
	cancel_work_sync(&sync); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}

module_init(sync_init);
module_exit(bad_sync_exit);
MODULE_LICENSE("GPL");
