/* One call under the lock waits for two works: one finding names both. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct port {
	struct mutex lock;
	struct work_struct link, stats;
};

static void port_link(struct work_struct *work)
{
	struct port *p = container_of(work, struct port, link);

	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

static void port_stats(struct work_struct *work)
{
	struct port *p = container_of(work, struct port, stats);

	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

void port_setup(struct port *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->link, port_link);
	INIT_WORK(&p->stats, port_stats);
}

static void port_cancel(struct port *p)
{
	cancel_work_sync(&p->link); /* expect: wq-flush-under-lock */
	cancel_work_sync(&p->stats); /* expect: wq-flush-under-lock */
}

void bad_stop(struct port *p)
{
	mutex_lock(&p->lock);
	port_cancel(p); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->lock);
}
