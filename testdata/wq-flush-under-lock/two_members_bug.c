/* Two works in structures of one type: the one that takes the lock is waited for. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct job {
	struct delayed_work dwork;
	struct port *port;
};

struct port {
	struct mutex lock;
	struct job link, stats;
};

static void port_link(struct work_struct *work)
{
	struct job *j = container_of(to_delayed_work(work), struct job, dwork);

	mutex_lock(&j->port->lock);
	mutex_unlock(&j->port->lock);
}

static void port_stats(struct work_struct *work)
{
}

void port_setup(struct port *p)
{
	mutex_init(&p->lock);
	p->link.port = p->stats.port = p;
	INIT_DELAYED_WORK(&p->link.dwork, port_link);
	INIT_DELAYED_WORK(&p->stats.dwork, port_stats);
}

void bad_stop(struct port *p)
{
	mutex_lock(&p->lock);
	cancel_delayed_work_sync(&p->link.dwork); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->lock);
}
