/* Both ways of the conditional expression end in a helper that unlocks. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int finish(int v)
{
	mutex_unlock(&lock);
	return v;
}

int good_calc(int v)
{
	mutex_lock(&lock);
	return v > 0 ? finish(v) : finish(0);
}
