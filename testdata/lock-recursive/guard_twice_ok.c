/* The guard's scope ends before the function that takes the mutex is called. */
#include <linux/cleanup.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int level;

static void raise_level(void)
{
	guard(mutex)(&lock);
	level++;
}

int good_step(void)
{
	bool low;

	scoped_guard(mutex, &lock)
		low = level < 3;
	if (low)
		raise_level();
	return 0;
}
