/* The read-side section is closed on both paths. */
#include <linux/errno.h>
#include <linux/rcupdate.h>

struct conf {
	int mtu;
};

static struct conf __rcu *current_conf;

int good_mtu(void)
{
	struct conf *c;
	int mtu = -ENOENT;

	rcu_read_lock();
	c = rcu_dereference(current_conf);
	if (c)
		mtu = c->mtu;
	rcu_read_unlock();
	return mtu;
}
