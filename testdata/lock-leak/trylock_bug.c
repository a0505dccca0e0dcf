/* After a successful trylock one way out forgets to unlock. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int budget;

int bad_charge(int n)
{
	if (!spin_trylock(&lock))
		return 0;
	if (n > budget)
		return 0; /* expect: lock-leak */
	budget -= n;
	spin_unlock(&lock);
	return n;
}
