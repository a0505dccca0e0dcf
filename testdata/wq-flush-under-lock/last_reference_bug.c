/* The work takes the lock each time that it runs. */
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
	mutex_lock(&d->lock); /* expect: wq-flush-under-lock */
	if (refcount_dec_and_test(&d->refs))
		d->open = 0;
	mutex_unlock(&d->lock);
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

void bad_stop(struct disk *d)
{
	mutex_lock(&d->lock);
	flush_work(&d->work); /* expect: wq-flush-under-lock */
	mutex_unlock(&d->lock);
}
