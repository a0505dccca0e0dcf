/* The read-side section is closed once on each path. */
#include <linux/rcupdate.h>

static int __rcu *slot;

int good_peek(void)
{
	int *p, v = 0;

	rcu_read_lock();
	p = rcu_dereference(slot);
	if (!p) {
		rcu_read_unlock();
		return 0;
	}
	v = *p;
	rcu_read_unlock();
	return v;
}
