/* A helper waits for the mutex that its caller holds. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int enter(void)
{
	mutex_lock(&lock); /* expect: lock-recursive */
	return 1;
}

void bad_enter_again(void)
{
	mutex_lock(&lock);
	if (enter()) /* expect: lock-recursive */
		mutex_unlock(&lock);
	mutex_unlock(&lock);
}
