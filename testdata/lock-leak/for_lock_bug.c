/* The loop that locks for its body is left in the middle. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int total;

static unsigned long total_lock(void)
{
	unsigned long cookie = (unsigned long)&total;

	mutex_lock(&lock);
	return cookie;
}

static unsigned long total_unlock(void)
{
	mutex_unlock(&lock);
	return 0;
}

#define with_total(c) for ((c) = total_lock(); (c); (c) = total_unlock())

int bad_add(int n)
{
	unsigned long c;

	with_total(c) {
		if (n < 0)
			return -22; /* expect: lock-leak */
		total += n;
	}
	return 0;
}
