/* A spinlock on the stack is initialised before its first use. */
#include <linux/spinlock.h>

extern void share(spinlock_t *lock);

void good_local(void)
{
	spinlock_t lock;

	spin_lock_init(&lock);
	spin_lock(&lock);
	share(&lock);
	spin_unlock(&lock);
}
