/* The locks are named through local pointers, in one order. */
#include <linux/mutex.h>

struct link {
	struct mutex tx, rx;
};

static struct link wire = {
	.tx = __MUTEX_INITIALIZER(wire.tx),
	.rx = __MUTEX_INITIALIZER(wire.rx),
};

void good_up(void)
{
	struct link *l = &wire;
	struct mutex *first = &l->tx;

	mutex_lock(first);
	mutex_lock(&l->rx);
	mutex_unlock(&l->rx);
	mutex_unlock(first);
}

void good_down(void)
{
	struct mutex *second = &wire.rx;

	mutex_lock(&wire.tx);
	mutex_lock(second);
	mutex_unlock(&wire.tx);
	mutex_unlock(second);
}
