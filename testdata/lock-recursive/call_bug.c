/* A function calls a helper that takes the lock it already holds. */
#include <linux/mutex.h>

static DEFINE_MUTEX(stats_lock);
static int count;

static void stats_reset(void)
{
	mutex_lock(&stats_lock); /* expect: lock-recursive */
	count = 0;
	mutex_unlock(&stats_lock);
}

void bad_update(void)
{
	mutex_lock(&stats_lock);
	if (count > 9)
		stats_reset(); /* expect: lock-recursive */
	mutex_unlock(&stats_lock);
}
