/* The interrupt handler is in one unit, the plain spin_lock() of its lock in another. */
#include <linux/spinlock.h>
#include "dma.h"

DEFINE_SPINLOCK(dma_lock);

void bad_dma_stop(void)
{
	spin_lock(&dma_lock); /* expect: lock-irq-unsafe */
	spin_unlock(&dma_lock);
}
//--- dma.h
extern spinlock_t dma_lock;
//--- isr.c
#include <linux/interrupt.h>
#include <linux/spinlock.h>
#include "dma.h"

static irqreturn_t dma_isr(int irq, void *dev_id)
{
	spin_lock(&dma_lock);
	spin_unlock(&dma_lock);
	return IRQ_HANDLED;
}

int dma_setup(int irq)
{
	return request_irq(irq, dma_isr, 0, "dma", &dma_lock);
}
//--- Makefile
obj-m := dma.o
dma-y := other_unit_bug.o isr.o
//--- command
// lockstep check --no-cache --checks='-*,lock-irq-unsafe' .
