/* A conditional expression chooses among locks that are both taken before the third. */
#include <linux/mutex.h>

static DEFINE_MUTEX(even);
static DEFINE_MUTEX(odd);
static DEFINE_MUTEX(last);

void good_pick(int n)
{
	struct mutex *m = n & 1 ? &odd : &even;

	mutex_lock(m);
	mutex_lock(&last);
	mutex_unlock(&last);
	mutex_unlock(m);
}

void good_flush(void)
{
	mutex_lock(&odd);
	mutex_lock(&last);
	mutex_unlock(&odd);
	mutex_unlock(&last);
}
