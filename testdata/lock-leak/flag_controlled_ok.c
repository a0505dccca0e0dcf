/* A flag remembers whether the lock was taken and the end acts on it. */
#include <linux/mutex.h>
#include <linux/types.h>

static DEFINE_MUTEX(lock);
static int total;

void good_add(int n)
{
	bool locked = false;

	if (n > 0) {
		mutex_lock(&lock);
		locked = true;
	}
	total += n;
	if (locked)
		mutex_unlock(&lock);
}
