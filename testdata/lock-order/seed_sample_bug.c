/* The textbook sample: two bare spinlocks, one function per order; nothing initialises them. */
#include <linux/spinlock.h>

spinlock_t lock1, lock2; /* expect: lock-uninit */

void bad_function(void)
{
	spin_lock(&lock1); /* expect: lock-uninit */
	spin_lock(&lock2); /* expect: lock-order, lock-uninit */
	spin_unlock(&lock2);
	spin_unlock(&lock1);
}

void another_function(void)
{
	spin_lock(&lock2); /* expect: lock-uninit */
	spin_lock(&lock1); /* expect: lock-order, lock-uninit */
	spin_unlock(&lock1);
	spin_unlock(&lock2);
}
