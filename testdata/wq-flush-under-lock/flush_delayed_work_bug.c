/* flush_delayed_work() under the mutex that the handler takes. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(config_lock);

static void save_work(struct work_struct *work)
{
	mutex_lock(&config_lock);
	mutex_unlock(&config_lock);
}

static DECLARE_DELAYED_WORK(save, save_work);

void start(void)
{
	schedule_delayed_work(&save, HZ);
}

void bad_sync(void)
{
	mutex_lock(&config_lock);
	flush_delayed_work(&save); /* expect: wq-flush-under-lock */
	mutex_unlock(&config_lock);
}
