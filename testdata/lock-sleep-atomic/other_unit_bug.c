/* A function of another unit that sleeps is called with a spinlock held. */
#include <linux/spinlock.h>
#include "phy.h"

static DEFINE_SPINLOCK(lock);

void bad_link(void)
{
	spin_lock(&lock);
	phy_reset(); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
//--- phy.h
void phy_reset(void);
//--- phy.c
#include <linux/delay.h>
#include <linux/export.h>
#include "phy.h"

void phy_reset(void)
{
	msleep(10); /* expect: lock-sleep-atomic */
}
EXPORT_SYMBOL_GPL(phy_reset);
//--- Makefile
obj-m := link.o
link-y := other_unit_bug.o phy.o
//--- command
// lockstep check --no-cache --checks='-*,lock-sleep-atomic' .
