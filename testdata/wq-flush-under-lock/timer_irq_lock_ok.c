/* A lock that no interrupt handler takes is held over del_timer_sync(). */
#include <linux/interrupt.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(irq_lock);
static DEFINE_SPINLOCK(list_lock);

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

void good_stop(void)
{
	spin_lock(&list_lock);
	del_timer_sync(&timer);
	spin_unlock(&list_lock);
}
