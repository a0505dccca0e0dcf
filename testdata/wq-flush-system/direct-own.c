/* Twin of direct.c: the module has a workqueue of its own. */
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *own_wq;
static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	queue_work(own_wq, &item);
}

static int __init good_init(void)
{
	own_wq = alloc_workqueue("own", 0, 0);
	return own_wq ? 0 : -ENOMEM;
}
module_init(good_init);

static void __exit good_exit(void)
{
	flush_workqueue(own_wq);
	drain_workqueue(own_wq);
	destroy_workqueue(own_wq);
}
module_exit(good_exit);
