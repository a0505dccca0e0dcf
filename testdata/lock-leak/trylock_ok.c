/* The early return is the one on which the trylock failed. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int budget;

int good_charge(int n)
{
	if (!spin_trylock(&lock))
		return 0;
	if (n > budget)
		n = budget;
	budget -= n;
	spin_unlock(&lock);
	return n;
}
