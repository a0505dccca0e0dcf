/* A guard holds the mutex that a called function takes by another guard. */
#include <linux/cleanup.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int level;

static void raise_level(void)
{
	guard(mutex)(&lock); /* expect: lock-recursive */
	level++;
}

int bad_step(void)
{
	guard(mutex)(&lock);
	if (level < 3)
		raise_level(); /* expect: lock-recursive */
	return 0;
}
