/* spin_lock_bh() is released by spin_unlock(), bottom halves stay off. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int q;

void bad_put(void)
{
	spin_lock_bh(&lock);
	q++;
	spin_unlock(&lock); /* expect: lock-unbalanced */
} /* expect: lock-unbalanced, lock-leak */
