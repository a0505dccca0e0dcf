/* A flag says that the lock is held, but one path clears it without unlocking. */
#include <linux/mutex.h>
#include <linux/types.h>

static DEFINE_MUTEX(lock);
static int total;

void bad_add(int n)
{
	bool locked = false;

	if (n > 0) {
		mutex_lock(&lock);
		locked = true;
	}
	total += n;
	if (total > 100)
		locked = false;
	if (locked)
		mutex_unlock(&lock);
} /* expect: lock-leak */
