/* drain_workqueue() under the mutex of the object whose handler runs on the queue. */
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct pipe {
	struct mutex lock;
	struct workqueue_struct *wq;
	struct work_struct work;
};

static void pipe_work(struct work_struct *work)
{
	struct pipe *p = container_of(work, struct pipe, work);

	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

int pipe_start(struct pipe *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, pipe_work);
	p->wq = alloc_ordered_workqueue("pipe", 0);
	if (!p->wq)
		return -ENOMEM;
	queue_work(p->wq, &p->work);
	return 0;
}

void bad_pipe_drain(struct pipe *p)
{
	mutex_lock(&p->lock);
	drain_workqueue(p->wq); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->lock);
}
