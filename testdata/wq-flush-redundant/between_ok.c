/* Between flush and destruction something is cancelled that the flushed work had armed. */
#include <linux/timer.h>
#include <linux/workqueue.h>

static struct workqueue_struct *wq;

static void expired(struct timer_list *t)
{
}

static DEFINE_TIMER(timer, expired);

static void arm_work(struct work_struct *work)
{
	mod_timer(&timer, jiffies + HZ);
}

static DECLARE_WORK(work, arm_work);

int start(void)
{
	wq = alloc_workqueue("between", 0, 0);
	if (!wq)
		return -ENOMEM;
	queue_work(wq, &work);
	return 0;
}

void good_stop(void)
{
	flush_workqueue(wq);
	del_timer_sync(&timer);
	destroy_workqueue(wq);
}
