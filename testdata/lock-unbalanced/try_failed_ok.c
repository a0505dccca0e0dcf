/* The unlock only runs when the trylock succeeded. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int hits;

void good_hit(void)
{
	if (mutex_trylock(&lock)) {
		hits++;
		mutex_unlock(&lock);
	}
}
