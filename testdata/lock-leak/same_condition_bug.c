/* The lock is released under another condition than it was taken. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int total;

void bad_add(int n, int shared, int last)
{
	if (shared)
		mutex_lock(&lock);
	total += n;
	if (last)
		mutex_unlock(&lock);
} /* expect: lock-leak, lock-unbalanced */
