/* The lock is taken and released in each turn. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int slot[4];

void good_clear(void)
{
	int i;

	for (i = 0; i < 4; i++) {
		spin_lock(&lock);
		slot[i] = 0;
		spin_unlock(&lock);
	}
}
