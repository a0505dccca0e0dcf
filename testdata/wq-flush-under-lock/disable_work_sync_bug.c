/* disable_work_sync() under the mutex that the handler takes. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void update_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(update, update_work);

void kick(void)
{
	schedule_work(&update);
}

void bad_suspend(void)
{
	mutex_lock(&lock);
	disable_work_sync(&update); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}
