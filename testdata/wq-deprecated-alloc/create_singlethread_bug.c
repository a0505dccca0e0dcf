/* create_singlethread_workqueue() is the deprecated way to an ordered workqueue. */
#include <linux/slab.h>
#include <linux/workqueue.h>

struct pump {
	struct workqueue_struct *wq;
};

int bad_pump_init(struct pump *p)
{
	p->wq = create_singlethread_workqueue("pump"); /* expect: wq-deprecated-alloc */
	if (!p->wq)
		return -ENOMEM;
	return 0;
}
//--- status
// 0
