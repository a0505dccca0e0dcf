/* A function of another unit that sleeps is called before the spinlock is taken. */
#include <linux/spinlock.h>
#include "phy.h"

static DEFINE_SPINLOCK(lock);

void good_link(void)
{
	phy_reset();
	spin_lock(&lock);
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
	msleep(10);
}
EXPORT_SYMBOL_GPL(phy_reset);
//--- Makefile
obj-m := link.o
link-y := other_unit_ok.o phy.o
//--- command
// lockstep check --no-cache --checks='-*,lock-sleep-atomic' .
