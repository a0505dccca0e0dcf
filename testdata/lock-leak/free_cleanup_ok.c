/* The buffer is freed by its cleanup attribute; the lock is released before the return. */
#include <linux/cleanup.h>
#include <linux/mutex.h>
#include <linux/slab.h>

static DEFINE_MUTEX(lock);
extern int fill(char *buffer);

int good_fill(void)
{
	char *buffer __free(kfree) = kzalloc(128, GFP_KERNEL);
	int err;

	if (!buffer)
		return -ENOMEM;
	mutex_lock(&lock);
	err = fill(buffer);
	mutex_unlock(&lock);
	return err;
}
