/* cancel_delayed_work_sync() under the handler's lock on one of two branches. */
#include <linux/mutex.h>
#include <linux/types.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void led_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_DELAYED_WORK(led, led_work);

void bad_set(bool on)
{
	mutex_lock(&lock);
	if (on)
		schedule_delayed_work(&led, HZ);
	else
		cancel_delayed_work_sync(&led); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}
