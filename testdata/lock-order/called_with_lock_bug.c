/* The service is run by the poll, which has the device's lock; a flush takes the locks the other way round. */
#include <linux/mutex.h>

struct dev {
	struct mutex lock;
	struct mutex list_lock;
	int pending;
};

void push(struct dev *d);

void dev_init(struct dev *d)
{
	mutex_init(&d->lock);
	mutex_init(&d->list_lock);
}

static void service(struct dev *d)
{
	mutex_lock(&d->list_lock);
	push(d);
	mutex_unlock(&d->list_lock);
}

void bad_poll(struct dev *d)
{
	mutex_lock(&d->lock);
	service(d); /* expect: lock-order */
	mutex_unlock(&d->lock);
}

void bad_flush(struct dev *d)
{
	mutex_lock(&d->list_lock);
	mutex_lock(&d->lock); /* expect: lock-order */
	d->pending = 0;
	mutex_unlock(&d->lock);
	mutex_unlock(&d->list_lock);
}
