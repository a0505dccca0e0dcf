/* A lock got by trylock is held while taking the other one in the usual order. */
#include <linux/mutex.h>

static DEFINE_MUTEX(outer);
static DEFINE_MUTEX(inner);

void good_usual(void)
{
	mutex_lock(&outer);
	mutex_lock(&inner);
	mutex_unlock(&inner);
	mutex_unlock(&outer);
}

int good_try(void)
{
	if (!mutex_trylock(&outer))
		return 0;
	mutex_lock(&inner);
	mutex_unlock(&outer);
	mutex_unlock(&inner);
	return 1;
}
