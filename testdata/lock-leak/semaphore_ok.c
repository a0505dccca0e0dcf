/* The semaphore is given back when the copy fails. */
#include <linux/semaphore.h>
#include <linux/uaccess.h>

static DEFINE_SEMAPHORE(sem);
static char text[16];

long good_store(const char __user *from)
{
	if (down_interruptible(&sem))
		return -ERESTARTSYS;
	if (copy_from_user(text, from, sizeof(text))) {
		up(&sem);
		return -EFAULT;
	}
	up(&sem);
	return 0;
}
