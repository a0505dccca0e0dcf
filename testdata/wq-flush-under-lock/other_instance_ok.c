/* The lock held belongs to the parent, the handler takes the lock of the child's own type. */
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

void good_parent_stop(struct parent *p)
{
	mutex_lock(&p->lock);
	cancel_work_sync(&p->child.work);
	mutex_unlock(&p->lock);
}
