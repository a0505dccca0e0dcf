/* destroy_workqueue() alone. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq;

int start(void)
{
	wq = alloc_workqueue("direct", 0, 0);
	return wq ? 0 : -ENOMEM;
}

void good_stop(void)
{
	destroy_workqueue(wq);
}
