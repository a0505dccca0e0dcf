/* A semaphore taken interruptibly stays taken when the copy fails. */
#include <linux/semaphore.h>
#include <linux/uaccess.h>

static DEFINE_SEMAPHORE(sem);
static char text[16];

long bad_store(const char __user *from)
{
	if (down_interruptible(&sem))
		return -ERESTARTSYS;
	if (copy_from_user(text, from, sizeof(text))) {
		return -EFAULT; /* expect: lock-leak */
	}
	up(&sem);
	return 0;
}
