/* The helper has already released the lock that its caller releases. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int state;

static void finish(void)
{
	state = 0;
	mutex_unlock(&lock);
}

void bad_stop(void)
{
	mutex_lock(&lock);
	finish();
	mutex_unlock(&lock); /* expect: lock-unbalanced */
}
