/* Which lock is taken first is chosen by a conditional expression; one choice is inverse. */
#include <linux/mutex.h>

static DEFINE_MUTEX(even);
static DEFINE_MUTEX(odd);
static DEFINE_MUTEX(last);

void bad_pick(int n)
{
	struct mutex *m = n & 1 ? &odd : &even;

	mutex_lock(m);
	mutex_lock(&last); /* expect: lock-order */
	mutex_unlock(&last);
	mutex_unlock(m);
}

void bad_flush(void)
{
	mutex_lock(&last);
	mutex_lock(&odd); /* expect: lock-order */
	mutex_unlock(&odd);
	mutex_unlock(&last);
}
