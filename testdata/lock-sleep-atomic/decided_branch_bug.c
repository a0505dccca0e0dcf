/* The argument makes the helper sleep; that another argument is tested first does not matter. */
#include <linux/delay.h>
#include <linux/spinlock.h>

struct chan {
	int block;
};

static DEFINE_SPINLOCK(lock);

static int send(struct chan *c, int wait)
{
	if (!c)
		return -22;
	if (wait)
		msleep(10);
	return c->block;
}

int bad_send(struct chan *c)
{
	int r;

	spin_lock(&lock);
	r = send(c, 1); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
	return r;
}
