/* Same class twice, but of two objects: without a proof of the same one, silence. */
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

void good_walk(struct dev *d)
{
	struct dev *n = d->next;

	mutex_lock(&d->lock);
	mutex_lock(&n->lock);
	mutex_unlock(&n->lock);
	mutex_unlock(&d->lock);
}
