/* The timer tells the helper that it shares not to take the lock. */
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/types.h>

static DEFINE_SPINLOCK(lock);
static int beats;

static void beat(bool in_timer)
{
	if (!in_timer)
		spin_lock_bh(&lock);
	beats++;
	if (!in_timer)
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

void good_stop(void)
{
	spin_lock_bh(&lock);
	del_timer_sync(&timer);
	spin_unlock_bh(&lock);
}
