/* flush_scheduled_work() under the mutex that a handler on the system workqueue takes. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void locking_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static void free_work(struct work_struct *work)
{
}

static DECLARE_WORK(locking, locking_work);
static DECLARE_WORK(idle, free_work);

void kick(void)
{
	schedule_work(&locking);
	schedule_work(&idle);
}

void bad_stop(void)
{
	mutex_lock(&lock);
	flush_scheduled_work(); /* expect: wq-flush-under-lock, wq-flush-system */
	mutex_unlock(&lock);
}
