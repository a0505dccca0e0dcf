/* mutex_lock_interruptible() fails with -EINTR only: the function goes on without the lock. */
#include <linux/errno.h>
#include <linux/mutex.h>

struct card {
	struct mutex reset_mutex;
	int resets;
};

int bad_reset(struct card *c)
{
	if (mutex_lock_interruptible(&c->reset_mutex) == -EINTR)
		c->resets = 0;
	c->resets++;
	mutex_unlock(&c->reset_mutex); /* expect: lock-unbalanced */
	return 0;
}

void card_setup(struct card *c)
{
	mutex_init(&c->reset_mutex);
}
