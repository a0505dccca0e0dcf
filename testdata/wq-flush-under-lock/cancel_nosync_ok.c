/* Under the handler's lock cancel_delayed_work() is enough: it does not wait. */
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

void good_set(bool on)
{
	mutex_lock(&lock);
	if (on)
		schedule_delayed_work(&led, HZ);
	else
		cancel_delayed_work(&led);
	mutex_unlock(&lock);
}
