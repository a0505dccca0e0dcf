/* The unlock also runs when the trylock has failed. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int hits;

void bad_hit(void)
{
	if (mutex_trylock(&lock))
		hits++;
	mutex_unlock(&lock); /* expect: lock-unbalanced */
}
