/* The user's data are copied before the spinlock is taken. */
#include <linux/spinlock.h>
#include <linux/uaccess.h>

static DEFINE_SPINLOCK(lock);
static int setting;

long good_set(const int __user *arg)
{
	int value;

	if (copy_from_user(&value, arg, sizeof(value)))
		return -EFAULT;
	spin_lock(&lock);
	setting = value;
	spin_unlock(&lock);
	return 0;
}
