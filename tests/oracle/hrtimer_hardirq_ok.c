/* Lockdep: interrupts off for the lock of an hrtimer. */
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static struct hrtimer timer;

static enum hrtimer_restart expired(struct hrtimer *t)
{
	spin_lock(&lock);
	spin_unlock(&lock);
	return HRTIMER_NORESTART;
}

static void good_reader(void)
{
	spin_lock_irq(&lock);
	spin_unlock_irq(&lock);
}

static int __init case_init(void)
{
	hrtimer_init(&timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	timer.function = expired;
	hrtimer_start(&timer, 1000000, HRTIMER_MODE_REL);
	msleep(50);
	good_reader();
	hrtimer_cancel(&timer);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
