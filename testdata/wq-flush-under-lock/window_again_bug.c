/* The callee drops its caller's lock for the first of two waits only. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct hub {
	struct mutex lock;
	struct dev *current_dev;
};

struct dev {
	struct hub *hub;
	struct work_struct first, second;
};

static void dev_work(struct work_struct *work)
{
	struct dev *d = container_of(work, struct dev, second);

	mutex_lock(&d->hub->lock);
	mutex_unlock(&d->hub->lock);
}

static void dev_first(struct work_struct *work)
{
}

void dev_setup(struct dev *d)
{
	mutex_init(&d->hub->lock);
	INIT_WORK(&d->first, dev_first);
	INIT_WORK(&d->second, dev_work);
}

static struct dev *dev_stop(struct dev *d)
{
	struct hub *h = d->hub;

	mutex_unlock(&h->lock);
	cancel_work_sync(&d->first);
	mutex_lock(&h->lock);
	d = h->current_dev;
	if (!d)
		return d;
	cancel_work_sync(&d->second); /* expect: wq-flush-under-lock */
	return d;
}

void bad_stop(struct hub *h)
{
	mutex_lock(&h->lock);
	if (h->current_dev)
		dev_stop(h->current_dev); /* expect: wq-flush-under-lock */
	mutex_unlock(&h->lock);
}
