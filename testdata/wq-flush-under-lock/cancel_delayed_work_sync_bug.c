/* cancel_delayed_work_sync() under the mutex of the object that the handler takes. */
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct bat {
	struct mutex lock;
	struct delayed_work poll;
	int stopped;
};

static void bat_poll(struct work_struct *work)
{
	struct delayed_work *dwork = to_delayed_work(work);
	struct bat *b = container_of(dwork, struct bat, poll);

	mutex_lock(&b->lock);
	if (!b->stopped)
		schedule_delayed_work(&b->poll, HZ);
	mutex_unlock(&b->lock);
}

void bat_init(struct bat *b)
{
	mutex_init(&b->lock);
	INIT_DELAYED_WORK(&b->poll, bat_poll);
	schedule_delayed_work(&b->poll, 0);
}

void bad_bat_suspend(struct bat *b)
{
	mutex_lock(&b->lock);
	b->stopped = 1;
	cancel_delayed_work_sync(&b->poll); /* expect: wq-flush-under-lock */
	b->stopped = 2;
	mutex_unlock(&b->lock);
}
