/* A timer's function takes a mutex. */
#include <linux/mutex.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static int polls;

static void poll_work(struct work_struct *work)
{
	mutex_lock(&lock);
	polls++;
	mutex_unlock(&lock);
}

static DECLARE_WORK(work, poll_work);

static void bad_poll(struct timer_list *t)
{
	mutex_lock(&lock); /* expect: lock-sleep-atomic */
	polls++;
	mutex_unlock(&lock);
}

static DEFINE_TIMER(timer, bad_poll);

void start(void)
{
	schedule_work(&work);
	mod_timer(&timer, jiffies + HZ);
}
