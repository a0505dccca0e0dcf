/* A timer takes the interrupt handler's lock plainly: a softirq can be interrupted as well. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);
static int events;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&lock);
	events++;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

static void bad_expired(struct timer_list *t)
{
	spin_lock(&lock); /* expect: lock-irq-unsafe */
	events = 0;
	spin_unlock(&lock);
}

static DEFINE_TIMER(timer, bad_expired);

int start(int irq)
{
	mod_timer(&timer, jiffies + HZ);
	return request_irq(irq, handle, 0, "events", &events);
}
