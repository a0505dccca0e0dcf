/* The error return in the middle unlocks first. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int users;

int good_open(void)
{
	mutex_lock(&lock);
	if (users > 3) {
		mutex_unlock(&lock);
		return -EBUSY;
	}
	users++;
	mutex_unlock(&lock);
	return 0;
}
