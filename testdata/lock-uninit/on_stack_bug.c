/* A spinlock on the stack is used without being initialised. */
#include <linux/spinlock.h>

extern void share(spinlock_t *lock);

void bad_local(void)
{
	spinlock_t lock; /* expect: lock-uninit */

	spin_lock(&lock); /* expect: lock-uninit */
	share(&lock);
	spin_unlock(&lock);
}
