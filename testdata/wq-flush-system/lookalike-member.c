/* A member with the function's name is another function. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct queue_ops {
	void (*drain_workqueue)(struct workqueue_struct *wq);
	void (*__flush_workqueue)(struct workqueue_struct *wq);
};

static void good_stop(const struct queue_ops *ops, struct queue_ops other)
{
	ops->drain_workqueue(system_wq);
	other.drain_workqueue(system_wq);
	other.__flush_workqueue(system_wq);
}
