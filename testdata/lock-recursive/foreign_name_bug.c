/* A function of the same driver takes the lock again; another driver has one of that name. */
#include <linux/module.h>
#include <linux/mutex.h>

#include "dev.h"

void dev_setup(struct dev *d)
{
	mutex_init(&d->lock);
}

void bad_irq(struct dev *d)
{
	mutex_lock(&d->lock);
	beacon_make(d); /* expect: lock-recursive */
	mutex_unlock(&d->lock);
}

static int __init first_init(void)
{
	return 0;
}
module_init(first_init);
//--- dev.h
struct dev {
	struct mutex lock;
	int level;
};

void beacon_make(struct dev *d);
//--- first/beacon.c
#include <linux/mutex.h>

#include "../dev.h"

void beacon_make(struct dev *d)
{
	mutex_lock(&d->lock); /* expect: lock-recursive */
	mutex_unlock(&d->lock);
}
//--- Makefile
obj-m := first.o
first-y := foreign_name_bug.o first/beacon.o
//--- command
// lockstep check --no-cache --checks='-*,lock-recursive' .
