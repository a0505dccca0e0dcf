/* What callers must know, and in which contexts a function runs. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void count(void)
{
	spin_lock(&lock);
	spin_unlock(&lock);
}

static irqreturn_t handle(int irq, void *dev_id)
{
	count();
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "lock", &lock);
}
//--- output
// contexts.c:7 count
// 	context hardirq: called by handle at contexts.c:15
// 	lock lock by spin_lock at contexts.c:9
// contexts.c:13 handle
// 	context hardirq: registered at contexts.c:21
// 	lock lock by spin_lock at contexts.c:9 depth 1
