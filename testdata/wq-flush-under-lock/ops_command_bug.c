/* A function of a table waits whatever the command is. */
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
	cancel_work_sync(&p->work); /* expect: wq-flush-under-lock */
	p->level = command;
}

static const struct port_ops ops = { .control = port_control };

void port_init(struct port *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, port_work);
	p->ops = &ops;
}

void bad_kick(struct port *p)
{
	mutex_lock(&p->lock);
	p->ops->control(p, PORT_KICK); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->lock);
}
