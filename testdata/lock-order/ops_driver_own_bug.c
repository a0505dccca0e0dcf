/* A driver calls the core under the lock that its operation takes under the core's lock. */
#include <linux/mutex.h>

#include "core.h"

struct port {
	struct core core;
	struct mutex lock;
	int level;
};

static void port_event(struct core *core)
{
	struct port *p = container_of(core, struct port, core);

	mutex_lock(&p->lock); /* expect: lock-order */
	p->level++;
	mutex_unlock(&p->lock);
}

static const struct core_ops port_ops = { .event = port_event };

void port_init(struct port *p)
{
	mutex_init(&p->lock);
	mutex_init(&p->core.lock);
	p->core.ops = &port_ops;
}

void bad_detect(struct port *p)
{
	mutex_lock(&p->lock);
	p->level = 0;
	core_report(&p->core); /* expect: lock-order */
	mutex_unlock(&p->lock);
}
//--- core.h
struct core {
	struct mutex lock;
	const struct core_ops *ops;
};

struct core_ops {
	void (*event)(struct core *core);
	void (*stop)(struct core *core);
};

void core_report(struct core *core);
void core_event(struct core *core);
//--- core.c
#include <linux/mutex.h>

#include "core.h"

void core_report(struct core *core)
{
	mutex_lock(&core->lock);
	mutex_unlock(&core->lock);
}

void core_event(struct core *core)
{
	mutex_lock(&core->lock);
	core->ops->event(core); /* expect: lock-order */
	mutex_unlock(&core->lock);
}
