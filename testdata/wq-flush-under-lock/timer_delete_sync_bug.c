/* timer_delete_sync() under the spinlock that the timer takes. */
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);

static void expired(struct timer_list *t)
{
	spin_lock(&lock);
	spin_unlock(&lock);
}

static DEFINE_TIMER(timer, expired);

void start(void)
{
	mod_timer(&timer, jiffies + HZ);
}

void bad_stop(void)
{
	spin_lock_bh(&lock);
	timer_delete_sync(&timer); /* expect: wq-flush-under-lock */
	spin_unlock_bh(&lock);
}
