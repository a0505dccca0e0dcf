/* copy_from_user() may fault and sleep; a spinlock is held. */
#include <linux/spinlock.h>
#include <linux/uaccess.h>

static DEFINE_SPINLOCK(lock);
static int setting;

long bad_set(const int __user *arg)
{
	int value;

	spin_lock(&lock);
	if (copy_from_user(&value, arg, sizeof(value))) { /* expect: lock-sleep-atomic */
		spin_unlock(&lock);
		return -EFAULT;
	}
	setting = value;
	spin_unlock(&lock);
	return 0;
}
