/* spin_lock_bh() is released by spin_unlock_bh(). */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int q;

void good_put(void)
{
	spin_lock_bh(&lock);
	q++;
	spin_unlock_bh(&lock);
}
