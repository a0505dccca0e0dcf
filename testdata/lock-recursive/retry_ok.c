/* The retry jump goes back after the lock was dropped. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int refill(void);

int good_take(void)
{
	int got;

retry:
	spin_lock(&lock);
	got = refill();
	if (got < 0) {
		spin_unlock(&lock);
		goto retry;
	}
	spin_unlock(&lock);
	return got;
}
