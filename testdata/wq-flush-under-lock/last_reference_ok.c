/* The work takes the lock only for the last reference, and who waits has one. */
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/workqueue.h>

struct disk {
	struct mutex lock;
	refcount_t refs;
	struct work_struct work;
	int open;
};

static void disk_put(struct disk *d)
{
	if (refcount_dec_and_mutex_lock(&d->refs, &d->lock)) {
		d->open = 0;
		mutex_unlock(&d->lock);
	}
}

static void disk_work(struct work_struct *work)
{
	disk_put(container_of(work, struct disk, work));
}

void disk_setup(struct disk *d)
{
	mutex_init(&d->lock);
	INIT_WORK(&d->work, disk_work);
}

void good_stop(struct disk *d)
{
	mutex_lock(&d->lock);
	flush_work(&d->work);
	mutex_unlock(&d->lock);
}
