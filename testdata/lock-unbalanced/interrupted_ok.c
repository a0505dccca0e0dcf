/* When mutex_lock_interruptible() failed the label that unlocks is passed by. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int transfer(void);

int good_transfer(void)
{
	int err = mutex_lock_interruptible(&lock);

	if (err)
		return err;
	err = transfer();
	mutex_unlock(&lock);
	return err;
}
