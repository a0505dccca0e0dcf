/* A global that is nothing but another name of a system workqueue. */
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *foo_wq;
static struct workqueue_struct *own_wq;
static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);
static DECLARE_WORK(own_item, item_fn);

static void start(void)
{
	queue_work(foo_wq, &item);
	queue_work(own_wq, &own_item);
}

static int __init global_init(void)
{
	foo_wq = system_unbound_wq;
	own_wq = alloc_workqueue("own", 0, 0);
	return own_wq ? 0 : -ENOMEM;
}
module_init(global_init);

static void bad_stop(void)
{
	flush_workqueue(foo_wq);
}

static void good_stop(void)
{
	flush_workqueue(own_wq);
}
//--- output
// global.c:29:2: warning: flush_workqueue(foo_wq) in bad_stop() waits for every work item on system_unbound_wq, which foo_wq holds [wq-flush-system]
// global.c:15:2: note: start() queues item (handler item_fn()) on system_unbound_wq here
