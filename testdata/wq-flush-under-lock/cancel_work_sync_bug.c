/* cancel_work_sync() under the mutex that the handler waits for. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static int state;

static void event_work(struct work_struct *work)
{
	mutex_lock(&lock);
	state++;
	mutex_unlock(&lock);
}

static DECLARE_WORK(event, event_work);

void kick(void)
{
	schedule_work(&event);
}

void bad_stop(void)
{
	mutex_lock(&lock);
	cancel_work_sync(&event); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}
