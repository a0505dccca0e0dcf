/* The timer's function only tries the spinlock held over timer_shutdown_sync(). */
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);

static void expired(struct timer_list *t)
{
	if (spin_trylock(&lock))
		spin_unlock(&lock);
}

static DEFINE_TIMER(timer, expired);

void start(void)
{
	mod_timer(&timer, jiffies + HZ);
}

void good_stop(void)
{
	spin_lock_bh(&lock);
	timer_shutdown_sync(&timer);
	spin_unlock_bh(&lock);
}
