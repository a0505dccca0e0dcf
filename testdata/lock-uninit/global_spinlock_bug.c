/* A global spinlock that is only declared. */
#include <linux/spinlock.h>

static spinlock_t lock; /* expect: lock-uninit */
static int n;

void bad_inc(void)
{
	spin_lock(&lock); /* expect: lock-uninit */
	n++;
	spin_unlock(&lock);
}
