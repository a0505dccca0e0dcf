/* The read-side section is closed twice on the path that found nothing. */
#include <linux/rcupdate.h>

static int __rcu *slot;

int bad_peek(void)
{
	int *p, v = 0;

	rcu_read_lock();
	p = rcu_dereference(slot);
	if (!p) {
		rcu_read_unlock();
		goto out;
	}
	v = *p;
out:
	rcu_read_unlock(); /* expect: lock-unbalanced */
	return v;
}
