/* The branch that waits is the one that holds the lock. */
#include <linux/mutex.h>
#include <linux/types.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void stat_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(stat, stat_work);

void start(void)
{
	schedule_work(&stat);
}

void bad_stop(bool locked)
{
	if (locked)
		mutex_lock(&lock);
	if (locked)
		cancel_work_sync(&stat); /* expect: wq-flush-under-lock */
	if (locked)
		mutex_unlock(&lock);
}
