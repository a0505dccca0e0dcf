/* Two units of one module take the locks in one order through exported functions. */
#include <linux/export.h>
#include <linux/mutex.h>
#include "core.h"

DEFINE_MUTEX(core_lock);

void core_update(void)
{
	mutex_lock(&core_lock);
	mutex_unlock(&core_lock);
}
EXPORT_SYMBOL_GPL(core_update);

void good_core_attach(void)
{
	mutex_lock(&core_lock);
	client_update();
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
	mutex_lock(&client_lock);
	mutex_unlock(&client_lock);
}
EXPORT_SYMBOL_GPL(client_update);

void good_client_detach(void)
{
	mutex_lock(&client_lock);
	mutex_unlock(&client_lock);
	core_update();
}
//--- Makefile
obj-m := pair.o
pair-y := abba_units_ok.o client.o
//--- command
// lockstep check --no-cache --checks='-*,lock-order' .
