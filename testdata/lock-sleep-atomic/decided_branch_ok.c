/* What makes the helper sleep is a member that nothing is known of. */
#include <linux/delay.h>
#include <linux/spinlock.h>

struct chan {
	int block;
};

static DEFINE_SPINLOCK(lock);

static int send(struct chan *c, int first)
{
	if (!c)
		return -22;
	if (c->block)
		msleep(10);
	return first;
}

int good_send(struct chan *c)
{
	int r;

	spin_lock(&lock);
	r = send(c, 1);
	spin_unlock(&lock);
	return r;
}
