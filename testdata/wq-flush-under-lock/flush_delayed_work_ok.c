/* The mutex held over flush_delayed_work() is another one than the handler's. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(config_lock);
static DEFINE_MUTEX(data_lock);

static void save_work(struct work_struct *work)
{
	mutex_lock(&data_lock);
	mutex_unlock(&data_lock);
}

static DECLARE_DELAYED_WORK(save, save_work);

void start(void)
{
	schedule_delayed_work(&save, HZ);
}

void good_sync(void)
{
	mutex_lock(&config_lock);
	flush_delayed_work(&save);
	mutex_unlock(&config_lock);
}
