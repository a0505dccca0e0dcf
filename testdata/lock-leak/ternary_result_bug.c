/* The conditional expression's short way out skips the helper that unlocks. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int finish(int v)
{
	mutex_unlock(&lock);
	return v;
}

int bad_calc(int v)
{
	mutex_lock(&lock);
	return v > 0 ? finish(v) : 0; /* expect: lock-leak */
}
