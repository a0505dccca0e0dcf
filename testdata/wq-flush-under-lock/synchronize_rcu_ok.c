/* synchronize_rcu() after the read-side section. */
#include <linux/rcupdate.h>

static int __rcu *slot;

void good_replace(void)
{
	int *old;

	rcu_read_lock();
	old = rcu_dereference(slot);
	if (old)
		*old = 0;
	rcu_read_unlock();
	synchronize_rcu();
}
