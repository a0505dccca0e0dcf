/* mutex_lock_interruptible() failed: that return holds nothing. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(io_lock);
static DEFINE_MUTEX(buf_lock);

int good_write(void)
{
	if (mutex_lock_interruptible(&io_lock))
		return -ERESTARTSYS;
	if (mutex_lock_interruptible(&buf_lock)) {
		mutex_unlock(&io_lock);
		return -ERESTARTSYS;
	}
	mutex_unlock(&buf_lock);
	mutex_unlock(&io_lock);
	return 0;
}
