/* A global that holds an own workqueue, or the system's when there was no memory. */
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *foo_wq;
static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	queue_work(foo_wq, &item);
}

static int __init fallback_init(void)
{
	foo_wq = alloc_workqueue("foo", 0, 0);
	if (!foo_wq)
		foo_wq = system_wq;
	return 0;
}
module_init(fallback_init);

static void bad_stop(void)
{
	flush_workqueue(foo_wq);
}
//--- output
// fallback.c:27:2: warning: flush_workqueue(foo_wq) in bad_stop() waits for every work item on system_wq, which foo_wq may hold [wq-flush-system]
// fallback.c:13:2: note: start() queues item (handler item_fn()) on system_wq or another workqueue here
