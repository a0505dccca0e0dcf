/* A read-side section is not closed when the entry is missing. */
#include <linux/errno.h>
#include <linux/rcupdate.h>

struct conf {
	int mtu;
};

static struct conf __rcu *current_conf;

int bad_mtu(void)
{
	struct conf *c;
	int mtu = -ENOENT;

	rcu_read_lock();
	c = rcu_dereference(current_conf);
	if (!c)
		return mtu; /* expect: lock-leak */
	mtu = c->mtu;
	rcu_read_unlock();
	return mtu;
}
