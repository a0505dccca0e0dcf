/* The label that unlocks is also reached when mutex_lock_interruptible() failed. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int transfer(void);

int bad_transfer(void)
{
	int err = mutex_lock_interruptible(&lock);

	if (err)
		goto unlock;
	err = transfer();
unlock:
	mutex_unlock(&lock); /* expect: lock-unbalanced */
	return err;
}
