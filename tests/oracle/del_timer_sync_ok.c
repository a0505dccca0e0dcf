/* Lockdep: del_timer_sync() after the timer's spinlock. */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);

static void expired(struct timer_list *t)
{
	spin_lock(&lock);
	spin_unlock(&lock);
}

static DEFINE_TIMER(timer, expired);

static void good_stop(void)
{
	spin_lock_bh(&lock);
	spin_unlock_bh(&lock);
	del_timer_sync(&timer);
}

static int __init case_init(void)
{
	mod_timer(&timer, jiffies + 1);
	msleep(50);
	good_stop();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
