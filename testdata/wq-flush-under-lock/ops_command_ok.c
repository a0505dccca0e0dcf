/* A function of a table waits for one command only, which the core does not give under the lock. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

enum { PORT_KICK, PORT_CLOSE = 7 };

struct port {
	struct mutex lock;
	struct work_struct work;
	const struct port_ops *ops;
	int level;
};

struct port_ops {
	void (*control)(struct port *p, int command);
};

static void port_work(struct work_struct *work)
{
	struct port *p = container_of(work, struct port, work);

	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

static void port_control(struct port *p, int command)
{
	switch (command) {
	case PORT_CLOSE:
		cancel_work_sync(&p->work);
		break;
	default:
		p->level++;
	}
}

static const struct port_ops ops = { .control = port_control };

void port_init(struct port *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, port_work);
	p->ops = &ops;
}

void good_kick(struct port *p)
{
	mutex_lock(&p->lock);
	p->ops->control(p, PORT_KICK);
	mutex_unlock(&p->lock);
}
