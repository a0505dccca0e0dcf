/* Lock and unlock depend on the same condition. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int total;

void good_add(int n, int shared, int last)
{
	if (shared)
		mutex_lock(&lock);
	total += n;
	if (shared)
		mutex_unlock(&lock);
}
