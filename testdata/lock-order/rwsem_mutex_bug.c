/* A writer of a rwsem takes the mutex that another function holds while it waits to read. */
#include <linux/mutex.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(config_sem);
static DEFINE_MUTEX(dev_lock);

void bad_reconfigure(void)
{
	down_write(&config_sem);
	mutex_lock(&dev_lock); /* expect: lock-order */
	mutex_unlock(&dev_lock);
	up_write(&config_sem);
}

void bad_show(void)
{
	mutex_lock(&dev_lock);
	down_read(&config_sem); /* expect: lock-order */
	up_read(&config_sem);
	mutex_unlock(&dev_lock);
}
