/* A loop over the list meets the object whose lock is held. */
#include <linux/mutex.h>
#include <linux/slab.h>

struct dev {
	struct mutex lock;
	struct dev *next;
};

struct dev *dev_new(struct dev *next)
{
	struct dev *d = kzalloc(sizeof(*d), GFP_KERNEL);

	if (!d)
		return NULL;
	mutex_init(&d->lock);
	d->next = next;
	return d;
}

void bad_walk(struct dev *d)
{
	struct dev *n = d;

	mutex_lock(&d->lock);
	mutex_lock(&n->lock); /* expect: lock-recursive */
	mutex_unlock(&n->lock);
	mutex_unlock(&d->lock);
}
