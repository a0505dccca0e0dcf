/* The guard alone releases the lock. */
#include <linux/cleanup.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int n;

int good_next(void)
{
	guard(mutex)(&lock);
	n++;
	return n;
}
