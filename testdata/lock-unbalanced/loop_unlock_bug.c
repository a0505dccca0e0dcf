/* The lock is taken once before the loop and released in each turn. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int slot[4];

void bad_clear(void)
{
	int i;

	spin_lock(&lock);
	for (i = 0; i < 4; i++) {
		slot[i] = 0;
		spin_unlock(&lock); /* expect: lock-unbalanced */
	}
}
