/* An error path destroys the workqueue that it has made, and nothing is queued there yet. */
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct port {
	struct mutex lock;
	struct workqueue_struct *wq;
	struct work_struct work;
};

int port_start(struct port *p);

void port_setup(struct port *p)
{
	mutex_init(&p->lock);
}

static void port_work(struct work_struct *work)
{
	struct port *p = container_of(work, struct port, work);

	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

int good_open(struct port *p)
{
	int err;

	mutex_lock(&p->lock);
	p->wq = alloc_workqueue("port", 0, 0);
	INIT_WORK(&p->work, port_work);
	err = port_start(p);
	if (err)
		destroy_workqueue(p->wq);
	mutex_unlock(&p->lock);
	return err;
}

void port_kick(struct port *p)
{
	queue_work(p->wq, &p->work);
}
