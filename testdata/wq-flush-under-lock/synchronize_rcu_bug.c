/* synchronize_rcu() inside a read-side section waits for itself. */
#include <linux/rcupdate.h>

static int __rcu *slot;

void bad_replace(void)
{
	int *old;

	rcu_read_lock();
	old = rcu_dereference(slot);
	if (old)
		*old = 0;
	synchronize_rcu(); /* expect: wq-flush-under-lock, lock-sleep-atomic */
	rcu_read_unlock();
}
