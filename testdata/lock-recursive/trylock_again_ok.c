/* A helper only tries the mutex that its caller holds: that fails and does not wait. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int enter(void)
{
	return mutex_trylock(&lock);
}

void good_enter_again(void)
{
	mutex_lock(&lock);
	if (enter())
		mutex_unlock(&lock);
	mutex_unlock(&lock);
}
