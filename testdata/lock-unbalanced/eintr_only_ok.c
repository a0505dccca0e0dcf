/* mutex_lock_interruptible() fails with -EINTR only: who compares with that has seen all failures. */
#include <linux/errno.h>
#include <linux/mutex.h>

struct card {
	struct mutex reset_mutex;
	int resets;
};

int good_reset(struct card *c)
{
	if (mutex_lock_interruptible(&c->reset_mutex) == -EINTR)
		return -EINTR;
	c->resets++;
	mutex_unlock(&c->reset_mutex);
	return 0;
}

void card_setup(struct card *c)
{
	mutex_init(&c->reset_mutex);
}
