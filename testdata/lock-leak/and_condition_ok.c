/* The trylock is the last half of the condition. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int wanted(void);
static int done;

int good_maybe(void)
{
	if (wanted() && mutex_trylock(&lock)) {
		done++;
		mutex_unlock(&lock);
		return 1;
	}
	return 0;
}
