/* A driver stops its own unit through the core; what another driver does in its function is no matter. */
#include <linux/module.h>
#include <linux/workqueue.h>

#include "core.h"

struct pump {
	struct unit unit;
	struct work_struct work;
};

static void pump_work(struct work_struct *work)
{
	struct pump *p = container_of(work, struct pump, work);

	unit_report(&p->unit);
}

static void pump_stop(struct unit *u)
{
	struct pump *p = container_of(u, struct pump, unit);

	cancel_work_sync(&p->work);
}

static const struct unit_ops pump_ops = { .stop = pump_stop };

void pump_setup(struct pump *p)
{
	INIT_WORK(&p->work, pump_work);
	p->unit.ops = &pump_ops;
	unit_add(&p->unit);
}

static int __init pump_init(void)
{
	return 0;
}
module_init(pump_init);
//--- core.h
#include <linux/mutex.h>

struct unit {
	struct mutex lock;
	const struct unit_ops *ops;
	int level;
};

struct unit_ops {
	void (*stop)(struct unit *u);
};

void unit_add(struct unit *u);
void unit_report(struct unit *u);
void unit_halt(struct unit *u);
//--- core.c
#include <linux/module.h>

#include "core.h"

void unit_add(struct unit *u)
{
	mutex_init(&u->lock);
}
EXPORT_SYMBOL_GPL(unit_add);

void unit_report(struct unit *u)
{
	mutex_lock(&u->lock);
	u->level++;
	mutex_unlock(&u->lock);
}
EXPORT_SYMBOL_GPL(unit_report);

void unit_halt(struct unit *u)
{
	u->ops->stop(u);
}
EXPORT_SYMBOL_GPL(unit_halt);
//--- valve.c
#include <linux/module.h>

#include "core.h"

static void valve_stop(struct unit *u)
{
	u->level = 0;
}

static const struct unit_ops valve_ops = { .stop = valve_stop };

void valve_setup(struct unit *u)
{
	u->ops = &valve_ops;
	unit_add(u);
}

void valve_close(struct unit *u)
{
	mutex_lock(&u->lock);
	unit_halt(u);
	mutex_unlock(&u->lock);
}

static int __init valve_init(void)
{
	return 0;
}
module_init(valve_init);
//--- Makefile
obj-m := core.o valve.o ops_core_ok.o
//--- command
// lockstep check --no-cache --checks='-*,wq-flush-under-lock' .
