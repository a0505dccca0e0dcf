/* The locks are named through local pointers, in both orders. */
#include <linux/mutex.h>

struct link {
	struct mutex tx, rx;
};

static struct link wire = {
	.tx = __MUTEX_INITIALIZER(wire.tx),
	.rx = __MUTEX_INITIALIZER(wire.rx),
};

void bad_up(void)
{
	struct link *l = &wire;
	struct mutex *first = &l->tx;

	mutex_lock(first);
	mutex_lock(&l->rx); /* expect: lock-order */
	mutex_unlock(&l->rx);
	mutex_unlock(first);
}

void bad_down(void)
{
	struct mutex *second = &wire.rx;

	mutex_lock(second);
	mutex_lock(&wire.tx); /* expect: lock-order */
	mutex_unlock(&wire.tx);
	mutex_unlock(second);
}
