/* The lock is held over del_timer_sync(); the timer takes it in a helper that it shares. */
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/types.h>

static DEFINE_SPINLOCK(lock);
static int beats;

static void beat(bool in_timer)
{
	spin_lock_bh(&lock);
	beats++;
	spin_unlock_bh(&lock);
}

static void expired(struct timer_list *t)
{
	beat(true);
}

static DEFINE_TIMER(timer, expired);

void start(void)
{
	beat(false);
	mod_timer(&timer, jiffies + HZ);
}

void bad_stop(void)
{
	spin_lock_bh(&lock);
	del_timer_sync(&timer); /* expect: wq-flush-under-lock */
	spin_unlock_bh(&lock);
}
