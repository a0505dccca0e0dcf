/* The driver's own function takes no lock; that of another driver, which does, is not exported. */
#include <linux/module.h>
#include <linux/mutex.h>

#include "dev.h"

void dev_setup(struct dev *d)
{
	mutex_init(&d->lock);
}

void good_irq(struct dev *d)
{
	mutex_lock(&d->lock);
	beacon_make(d);
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
//--- beacon.c
#include "dev.h"

void beacon_make(struct dev *d)
{
	d->level++;
}
//--- Makefile
obj-m := first.o
first-y := foreign_name_ok.o beacon.o
obj-m += second/
//--- second/second.c
#include <linux/module.h>
#include <linux/mutex.h>

#include "../dev.h"

void beacon_make(struct dev *d)
{
	mutex_lock(&d->lock);
	mutex_unlock(&d->lock);
}

static int __init second_init(void)
{
	return 0;
}
module_init(second_init);
//--- second/Makefile
obj-m := second.o
//--- command
// lockstep check --no-cache --checks='-*,lock-recursive' .
