/* A work handler takes the two locks of its object in the inverse order. */
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct disk {
	struct mutex open_lock;
	struct mutex io_lock;
	struct work_struct work;
};

static void disk_work(struct work_struct *work)
{
	struct disk *d = container_of(work, struct disk, work);

	mutex_lock(&d->io_lock);
	mutex_lock(&d->open_lock); /* expect: lock-order */
	mutex_unlock(&d->open_lock);
	mutex_unlock(&d->io_lock);
}

int bad_open(struct disk *d)
{
	mutex_init(&d->open_lock);
	mutex_init(&d->io_lock);
	INIT_WORK(&d->work, disk_work);
	schedule_work(&d->work);
	mutex_lock(&d->open_lock);
	mutex_lock(&d->io_lock); /* expect: lock-order */
	mutex_unlock(&d->io_lock);
	mutex_unlock(&d->open_lock);
	return 0;
}
