/* One function takes the outer lock under the inner one, without holding it already. */
#include <linux/mutex.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(plug);
static DEFINE_MUTEX(policy);

void bad_store(void)
{
	down_read(&plug);
	mutex_lock(&policy); /* expect: lock-order */
	mutex_unlock(&policy);
	up_read(&plug);
}

void bad_boost(void)
{
	mutex_lock(&policy);
	down_read(&plug); /* expect: lock-order */
	up_read(&plug);
	mutex_unlock(&policy);
}

void plug_remove(void)
{
	down_write(&plug);
	up_write(&plug);
}
