/* flush_work() under the mutex that the handler of the same object takes. */
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct cam {
	struct mutex lock;
	struct work_struct work;
	int on;
};

static void cam_work(struct work_struct *work)
{
	struct cam *c = container_of(work, struct cam, work);

	mutex_lock(&c->lock);
	c->on++;
	mutex_unlock(&c->lock);
}

void cam_init(struct cam *c)
{
	mutex_init(&c->lock);
	INIT_WORK(&c->work, cam_work);
	schedule_work(&c->work);
}

void bad_cam_stop(struct cam *c)
{
	mutex_lock(&c->lock);
	c->on = 0;
	flush_work(&c->work); /* expect: wq-flush-under-lock */
	mutex_unlock(&c->lock);
}
