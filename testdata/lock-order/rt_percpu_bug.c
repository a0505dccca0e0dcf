/* An rt_mutex and a percpu rwsem, in both orders. */
#include <linux/percpu-rwsem.h>
#include <linux/rtmutex.h>

static DEFINE_RT_MUTEX(boost);
DEFINE_STATIC_PERCPU_RWSEM(usage);

void bad_use(void)
{
	percpu_down_read(&usage);
	rt_mutex_lock(&boost); /* expect: lock-order */
	rt_mutex_unlock(&boost);
	percpu_up_read(&usage);
}

void bad_freeze(void)
{
	rt_mutex_lock(&boost);
	percpu_down_write(&usage); /* expect: lock-order */
	percpu_up_write(&usage);
	rt_mutex_unlock(&boost);
}
