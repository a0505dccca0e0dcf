/* The spinlock that an irq_work's function takes is held over irq_work_sync(). */
#include <linux/irq_work.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void print_func(struct irq_work *work)
{
	spin_lock(&lock);
	spin_unlock(&lock);
}

static DEFINE_IRQ_WORK(print_work, print_func);

void kick(void)
{
	irq_work_queue(&print_work);
}

void bad_stop(void)
{
	spin_lock_irq(&lock);
	irq_work_sync(&print_work); /* expect: wq-flush-under-lock, lock-sleep-atomic */
	spin_unlock_irq(&lock);
}
