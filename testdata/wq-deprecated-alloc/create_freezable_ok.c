/* alloc_workqueue() with WQ_FREEZABLE and WQ_UNBOUND says the same. */
#include <linux/workqueue.h>

struct workqueue_struct *good_queue(void)
{
	return alloc_workqueue("cold", WQ_FREEZABLE | WQ_UNBOUND, 1);
}
