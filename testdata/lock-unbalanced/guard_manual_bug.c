/* A lock that a guard releases at the end is released by hand as well. */
#include <linux/cleanup.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int n;

int bad_next(void)
{
	guard(mutex)(&lock);
	n++;
	mutex_unlock(&lock); /* expect: lock-unbalanced */
	return n;
}
