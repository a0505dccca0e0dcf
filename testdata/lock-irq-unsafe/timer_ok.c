/* Bottom halves are off while the timer's spinlock is held. */
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);
static int ticks;

static void tick(struct timer_list *t)
{
	spin_lock(&lock);
	ticks++;
	spin_unlock(&lock);
}

static DEFINE_TIMER(ticker, tick);

void ticker_start(void)
{
	mod_timer(&ticker, jiffies + HZ);
}

int good_ticks(void)
{
	int n;

	spin_lock_bh(&lock);
	n = ticks;
	spin_unlock_bh(&lock);
	return n;
}
