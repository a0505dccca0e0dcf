/* The service is run by the poll alone, which has the device's lock; it gives that back and takes it again. */
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
	if (d->pending) {
		mutex_unlock(&d->lock);
		push(d);
		mutex_lock(&d->lock);
	}
	mutex_unlock(&d->list_lock);
}

void good_poll(struct dev *d)
{
	mutex_lock(&d->lock);
	service(d);
	mutex_unlock(&d->lock);
}
