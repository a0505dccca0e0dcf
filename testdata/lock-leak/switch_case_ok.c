/* Every case of the switch leaves through the unlock. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int value;

int good_control(int cmd, int arg)
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
		err = -EINVAL;
	}
	mutex_unlock(&lock);
	return err;
}
