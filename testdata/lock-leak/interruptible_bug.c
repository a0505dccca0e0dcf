/* A second interruptible lock fails and the first one stays held. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(io_lock);
static DEFINE_MUTEX(buf_lock);

int bad_write(void)
{
	if (mutex_lock_interruptible(&io_lock))
		return -ERESTARTSYS;
	if (mutex_lock_interruptible(&buf_lock)) {
		return -ERESTARTSYS; /* expect: lock-leak */
	}
	mutex_unlock(&buf_lock);
	mutex_unlock(&io_lock);
	return 0;
}
