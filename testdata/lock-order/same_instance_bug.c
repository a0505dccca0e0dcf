/* Both locks belong to one object and are taken in both orders. */
#include <linux/mutex.h>
#include <linux/slab.h>

struct chan {
	struct mutex state_lock;
	struct mutex queue_lock;
};

struct chan *chan_new(void)
{
	struct chan *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (c) {
		mutex_init(&c->state_lock);
		mutex_init(&c->queue_lock);
	}
	return c;
}

void bad_start(struct chan *c)
{
	mutex_lock(&c->state_lock);
	mutex_lock(&c->queue_lock); /* expect: lock-order */
	mutex_unlock(&c->queue_lock);
	mutex_unlock(&c->state_lock);
}

void bad_stop(struct chan *c)
{
	mutex_lock(&c->queue_lock);
	mutex_lock(&c->state_lock); /* expect: lock-order */
	mutex_unlock(&c->state_lock);
	mutex_unlock(&c->queue_lock);
}
