/* A timer's function leaves the mutex to a work item. */
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

static void good_poll(struct timer_list *t)
{
	schedule_work(&work);
}

static DEFINE_TIMER(timer, good_poll);

void start(void)
{
	schedule_work(&work);
	mod_timer(&timer, jiffies + HZ);
}
