/* A timer's function deletes its own timer synchronously. */
#include <linux/timer.h>

static int tries;
static void bad_expired(struct timer_list *t);
static DEFINE_TIMER(timer, bad_expired);

static void bad_expired(struct timer_list *t)
{
	if (++tries < 5)
		mod_timer(&timer, jiffies + HZ);
	else
		del_timer_sync(&timer); /* expect: wq-flush-self */
}

void start(void)
{
	mod_timer(&timer, jiffies + HZ);
}
