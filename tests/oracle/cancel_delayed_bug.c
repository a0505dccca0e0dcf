/* Lockdep: cancel_delayed_work_sync() under the mutex of the handler's object. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct dev {
	struct mutex lock;
	struct delayed_work poll;
};

static struct dev dev;

static void handler(struct work_struct *work)
{
	struct dev *d = container_of(work, struct dev, poll.work);

	mutex_lock(&d->lock);
	mutex_unlock(&d->lock);
}

static void bad_stop(struct dev *d)
{
	mutex_lock(&d->lock);
	cancel_delayed_work_sync(&d->poll); /* expect: wq-flush-under-lock */
	mutex_unlock(&d->lock);
}

static int __init case_init(void)
{
	mutex_init(&dev.lock);
	INIT_DELAYED_WORK(&dev.poll, handler);
	schedule_delayed_work(&dev.poll, 0);
	flush_delayed_work(&dev.poll);
	bad_stop(&dev);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
