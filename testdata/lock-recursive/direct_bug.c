/* The same mutex twice in one function. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

void bad_twice(void)
{
	mutex_lock(&lock);
	mutex_lock(&lock); /* expect: lock-recursive */
	mutex_unlock(&lock);
	mutex_unlock(&lock);
}
