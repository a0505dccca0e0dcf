/* A timer and a process write under a seqlock; the process leaves bottom halves on. */
#include <linux/seqlock.h>
#include <linux/timer.h>

static DEFINE_SEQLOCK(clock_lock);
static int now;

static void tick(struct timer_list *t)
{
	write_seqlock(&clock_lock);
	now++;
	write_sequnlock(&clock_lock);
}

static DEFINE_TIMER(ticker, tick);

void start(void)
{
	mod_timer(&ticker, jiffies + HZ);
}

void bad_set(int n)
{
	write_seqlock(&clock_lock); /* expect: lock-irq-unsafe */
	now = n;
	write_sequnlock(&clock_lock);
}
