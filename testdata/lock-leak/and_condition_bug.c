/* The trylock is the first half of a condition whose second half fails. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int wanted(void);
static int done;

int bad_maybe(void)
{
	if (mutex_trylock(&lock) && wanted()) {
		done++;
		mutex_unlock(&lock);
		return 1;
	}
	return 0; /* expect: lock-leak */
}
