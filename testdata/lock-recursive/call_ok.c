/* The lock is dropped before the helper that takes it is called. */
#include <linux/mutex.h>

static DEFINE_MUTEX(stats_lock);
static int count;

static void stats_reset(void)
{
	mutex_lock(&stats_lock);
	count = 0;
	mutex_unlock(&stats_lock);
}

void good_update(void)
{
	mutex_lock(&stats_lock);
	count++;
	mutex_unlock(&stats_lock);
	if (count > 9)
		stats_reset();
}
