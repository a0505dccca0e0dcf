/* destroy_workqueue() drains the queue: the flush before it is redundant. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq;

int start(void)
{
	wq = alloc_workqueue("direct", 0, 0);
	return wq ? 0 : -ENOMEM;
}

void bad_stop(void)
{
	flush_workqueue(wq); /* expect: wq-flush-redundant */
	destroy_workqueue(wq);
}
//--- status
// 0
