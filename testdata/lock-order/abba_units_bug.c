/* Each order is written in another unit; the units call each other's exported functions. */
#include <linux/export.h>
#include <linux/mutex.h>
#include "core.h"

DEFINE_MUTEX(core_lock);

void core_update(void)
{
	mutex_lock(&core_lock); /* expect: lock-order */
	mutex_unlock(&core_lock);
}
EXPORT_SYMBOL_GPL(core_update);

void bad_core_attach(void)
{
	mutex_lock(&core_lock);
	client_update(); /* expect: lock-order */
	mutex_unlock(&core_lock);
}
//--- core.h
extern struct mutex core_lock;
void core_update(void);
void client_update(void);
//--- client.c
#include <linux/export.h>
#include <linux/mutex.h>
#include "core.h"

static DEFINE_MUTEX(client_lock);

void client_update(void)
{
	mutex_lock(&client_lock); /* expect: lock-order */
	mutex_unlock(&client_lock);
}
EXPORT_SYMBOL_GPL(client_update);

void bad_client_detach(void)
{
	mutex_lock(&client_lock);
	core_update(); /* expect: lock-order */
	mutex_unlock(&client_lock);
}
//--- Makefile
obj-m := pair.o
pair-y := abba_units_bug.o client.o
//--- command
// lockstep check --no-cache --checks='-*,lock-order' .
