/* A timer takes the interrupt handler's lock with interrupts disabled. */
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

static void good_expired(struct timer_list *t)
{
	unsigned long flags;

	spin_lock_irqsave(&lock, flags);
	events = 0;
	spin_unlock_irqrestore(&lock, flags);
}

static DEFINE_TIMER(timer, good_expired);

int start(int irq)
{
	mod_timer(&timer, jiffies + HZ);
	return request_irq(irq, handle, 0, "events", &events);
}
