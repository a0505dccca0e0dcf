/* One case of a switch returns with the lock held. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int value;

int bad_control(int cmd, int arg)
{
	int err = 0;

	mutex_lock(&lock);
	switch (cmd) {
	case 1:
		value = arg;
		break;
	case 2:
		value += arg;
		fallthrough;
	case 3:
		value++;
		break;
	default:
		return -EINVAL; /* expect: lock-leak */
	}
	mutex_unlock(&lock);
	return err;
}
