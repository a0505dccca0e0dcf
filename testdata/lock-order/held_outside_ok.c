/* The outer lock is held already where it is taken again, for reading: no order of its own. */
#include <linux/mutex.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(plug);
static DEFINE_MUTEX(policy);

void good_store(void)
{
	down_read(&plug);
	mutex_lock(&policy);
	down_read(&plug);
	up_read(&plug);
	mutex_unlock(&policy);
	up_read(&plug);
}
