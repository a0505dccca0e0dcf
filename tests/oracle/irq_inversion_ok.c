/* Lockdep: the lock that nests in the hrtimer's one is held with interrupts off everywhere. */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(irq_lock);
static DEFINE_SPINLOCK(pool_lock);
static struct hrtimer timer;

static enum hrtimer_restart expired(struct hrtimer *t)
{
	spin_lock(&irq_lock);
	spin_unlock(&irq_lock);
	return HRTIMER_NORESTART;
}

static void good_get(void)
{
	spin_lock_irq(&irq_lock);
	spin_lock(&pool_lock);
	spin_unlock(&pool_lock);
	spin_unlock_irq(&irq_lock);
}

static void good_put(void)
{
	spin_lock_irq(&pool_lock);
	spin_unlock_irq(&pool_lock);
}

static int __init case_init(void)
{
	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	timer.function = expired;
	hrtimer_start(&timer, 1000000, HRTIMER_MODE_REL);
	msleep(50);
	good_put();
	good_get();
	hrtimer_cancel(&timer);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
