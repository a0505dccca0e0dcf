/* A loop of one round locks for its body: its condition is what the lock returned. */
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

int good_add(int n)
{
	unsigned long c;

	with_total(c) {
		total += n;
	}
	return 0;
}
