/* A writer of a rwsem takes the mutex that another function holds while it waits to read. */
#include <linux/mutex.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(config_sem);
static DEFINE_MUTEX(device_lock);

void bad_reconfigure(void)
{
	down_write(&config_sem);
	mutex_lock(&device_lock); /* expect: lock-order */
	mutex_unlock(&device_lock);
	up_write(&config_sem);
}

void bad_show(void)
{
	mutex_lock(&device_lock);
	down_read(&config_sem); /* expect: lock-order */
	up_read(&config_sem);
	mutex_unlock(&device_lock);
}
