/* A global spinlock that DEFINE_SPINLOCK() initialises. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int n;

void good_inc(void)
{
	spin_lock(&lock);
	n++;
	spin_unlock(&lock);
}
