/* The exported wait function of another unit is called before the lock is taken. */
#include <linux/export.h>
#include <linux/mutex.h>
#include "engine.h"

void good_engine_reset(struct engine *e)
{
	engine_idle(e);
	mutex_lock(&e->lock);
	e->resets++;
	mutex_unlock(&e->lock);
}
EXPORT_SYMBOL_GPL(good_engine_reset);
//--- engine.h
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct engine {
	struct mutex lock;
	struct work_struct work;
	int resets;
};

void engine_init(struct engine *e);
void engine_idle(struct engine *e);
//--- engine.c
#include <linux/export.h>
#include "engine.h"

static void engine_work(struct work_struct *work)
{
	struct engine *e = container_of(work, struct engine, work);

	mutex_lock(&e->lock);
	e->resets = 0;
	mutex_unlock(&e->lock);
}

void engine_init(struct engine *e)
{
	mutex_init(&e->lock);
	INIT_WORK(&e->work, engine_work);
	schedule_work(&e->work);
}
EXPORT_SYMBOL_GPL(engine_init);

void engine_idle(struct engine *e)
{
	flush_work(&e->work);
}
EXPORT_SYMBOL_GPL(engine_idle);
//--- Makefile
obj-m := eng.o
eng-y := other_unit_ok.o engine.o
//--- command
// lockstep check --no-cache --checks='-*,wq-flush-under-lock' .
