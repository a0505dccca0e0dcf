/* The lock held is the one of the object whose work is waited for. */
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct child {
	struct mutex lock;
	struct work_struct work;
};

struct parent {
	struct mutex lock;
	struct child child;
};

static void child_work(struct work_struct *work)
{
	struct child *c = container_of(work, struct child, work);

	mutex_lock(&c->lock);
	mutex_unlock(&c->lock);
}

void parent_init(struct parent *p)
{
	mutex_init(&p->lock);
	mutex_init(&p->child.lock);
	INIT_WORK(&p->child.work, child_work);
	schedule_work(&p->child.work);
}

void bad_parent_stop(struct parent *p)
{
	mutex_lock(&p->child.lock);
	cancel_work_sync(&p->child.work); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->child.lock);
}
