/* A lock got by trylock is held while waiting for the other one: the order counts. */
#include <linux/mutex.h>

static DEFINE_MUTEX(outer);
static DEFINE_MUTEX(inner);

void bad_usual(void)
{
	mutex_lock(&outer);
	mutex_lock(&inner); /* expect: lock-order */
	mutex_unlock(&inner);
	mutex_unlock(&outer);
}

int bad_try(void)
{
	if (!mutex_trylock(&inner))
		return 0;
	mutex_lock(&outer); /* expect: lock-order */
	mutex_unlock(&outer);
	mutex_unlock(&inner);
	return 1;
}
