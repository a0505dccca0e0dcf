/* A mutex is taken in a timer's function. */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void slow_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(slow, slow_work);

static void bad_expired(struct timer_list *t)
{
	mutex_lock(&lock); /* expect: lock-sleep-atomic */
	mutex_unlock(&lock);
}

static DEFINE_TIMER(timer, bad_expired);

static int __init case_init(void)
{
	schedule_work(&slow);
	mod_timer(&timer, jiffies + 1);
	msleep(50);
	del_timer_sync(&timer);
	flush_work(&slow);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
