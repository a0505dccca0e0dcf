/* An rt_mutex and a percpu rwsem, in one order. */
#include <linux/percpu-rwsem.h>
#include <linux/rtmutex.h>

static DEFINE_RT_MUTEX(boost);
DEFINE_STATIC_PERCPU_RWSEM(usage);

void good_use(void)
{
	percpu_down_read(&usage);
	rt_mutex_lock(&boost);
	rt_mutex_unlock(&boost);
	percpu_up_read(&usage);
}

void good_freeze(void)
{
	percpu_down_write(&usage);
	rt_mutex_lock(&boost);
	percpu_up_write(&usage);
	rt_mutex_unlock(&boost);
}
