/* alloc_ordered_workqueue() is the way to an ordered workqueue. */
#include <linux/slab.h>
#include <linux/workqueue.h>

struct pump {
	struct workqueue_struct *wq;
};

int good_pump_init(struct pump *p)
{
	p->wq = alloc_ordered_workqueue("pump", 0);
	if (!p->wq)
		return -ENOMEM;
	return 0;
}
