/* alloc_workqueue() says what is meant. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq;

int good_init(void)
{
	wq = alloc_workqueue("modern", WQ_MEM_RECLAIM, 1);
	return wq ? 0 : -ENOMEM;
}
