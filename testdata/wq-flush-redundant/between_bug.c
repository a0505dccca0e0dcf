/* Nothing that could matter happens between the flush and the destruction. */
#include <linux/timer.h>
#include <linux/workqueue.h>

static struct workqueue_struct *wq;
static int users;

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

void bad_stop(void)
{
	flush_workqueue(wq); /* expect: wq-flush-redundant */
	users = 0;
	destroy_workqueue(wq);
	del_timer_sync(&timer);
}
//--- status
// 0
