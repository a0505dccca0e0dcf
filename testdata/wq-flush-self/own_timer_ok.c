/* A timer's function deletes its own timer without waiting. */
#include <linux/timer.h>

static int tries;
static void good_expired(struct timer_list *t);
static DEFINE_TIMER(timer, good_expired);

static void good_expired(struct timer_list *t)
{
	if (++tries < 5)
		mod_timer(&timer, jiffies + HZ);
	else
		del_timer(&timer);
}

void start(void)
{
	mod_timer(&timer, jiffies + HZ);
}
