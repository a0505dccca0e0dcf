/* The retry jump goes back to before the lock while it is held. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int refill(void);

int bad_take(void)
{
	int got;

retry:
	spin_lock(&lock); /* expect: lock-recursive */
	got = refill();
	if (got < 0)
		goto retry;
	spin_unlock(&lock);
	return got;
}
