/* The lock is held by the caller, the wait is two calls deeper. */
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct port {
	struct mutex lock;
	struct work_struct work;
};

static void port_work(struct work_struct *work)
{
	struct port *p = container_of(work, struct port, work);

	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

static void port_quiesce(struct port *p)
{
	cancel_work_sync(&p->work); /* expect: wq-flush-under-lock */
}

static void port_teardown(struct port *p)
{
	port_quiesce(p); /* expect: wq-flush-under-lock */
}

void port_init(struct port *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, port_work);
	schedule_work(&p->work);
}

void bad_port_close(struct port *p)
{
	mutex_lock(&p->lock);
	port_teardown(p); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->lock);
}
