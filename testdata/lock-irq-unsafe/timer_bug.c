/* A timer takes the spinlock that a process holds with bottom halves on. */
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

int bad_ticks(void)
{
	int n;

	spin_lock(&lock); /* expect: lock-irq-unsafe */
	n = ticks;
	spin_unlock(&lock);
	return n;
}
