/* Reader and writer of the rwsem take it before the mutex. */
#include <linux/mutex.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(config_sem);
static DEFINE_MUTEX(dev_lock);

void good_reconfigure(void)
{
	down_write(&config_sem);
	mutex_lock(&dev_lock);
	mutex_unlock(&dev_lock);
	up_write(&config_sem);
}

void good_show(void)
{
	down_read(&config_sem);
	mutex_lock(&dev_lock);
	mutex_unlock(&dev_lock);
	up_read(&config_sem);
}
