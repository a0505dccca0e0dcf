/* An error return in the middle forgets the mutex. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int users;

int bad_open(void)
{
	mutex_lock(&lock);
	if (users > 3)
		return -EBUSY; /* expect: lock-leak */
	users++;
	mutex_unlock(&lock);
	return 0;
}
