/* Lockdep: a lock of hard interrupt context is held over del_timer_sync(). */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(irq_lock);
static struct hrtimer hrtimer;

static void expired(struct timer_list *t)
{
}

static DEFINE_TIMER(timer, expired);

static enum hrtimer_restart hard(struct hrtimer *t)
{
	spin_lock(&irq_lock);
	spin_unlock(&irq_lock);
	return HRTIMER_NORESTART;
}

static void bad_stop(void)
{
	spin_lock_irq(&irq_lock);
	del_timer_sync(&timer); /* expect: wq-flush-under-lock */
	spin_unlock_irq(&irq_lock);
}

static int __init case_init(void)
{
	hrtimer_init(&hrtimer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer.function = hard;
	hrtimer_start(&hrtimer, 1000000, HRTIMER_MODE_REL);
	mod_timer(&timer, jiffies + 1);
	msleep(50);
	bad_stop();
	hrtimer_cancel(&hrtimer);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
