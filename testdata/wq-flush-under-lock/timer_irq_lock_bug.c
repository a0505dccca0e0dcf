/* A lock that an interrupt handler takes is held over del_timer_sync(): the rule of timers. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(irq_lock);

static void expired(struct timer_list *t)
{
}

static DEFINE_TIMER(timer, expired);

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&irq_lock);
	mod_timer(&timer, jiffies + HZ);
	spin_unlock(&irq_lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "rule", &timer);
}

void bad_stop(void)
{
	spin_lock_irq(&irq_lock);
	del_timer_sync(&timer); /* expect: wq-flush-under-lock */
	spin_unlock_irq(&irq_lock);
}
