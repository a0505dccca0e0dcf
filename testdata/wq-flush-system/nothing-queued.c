/* Step 0: nothing of the module is on the workqueue. */
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *own_wq;
static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	own_wq = alloc_workqueue("own", 0, 0);
	queue_work(own_wq, &item);
}

static void bad_stop(void)
{
	flush_scheduled_work();
	destroy_workqueue(own_wq);
}
//--- output
// nothing-queued.c:19:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// nothing-queued.c:19:2: note: nothing in module nothing-queued queues work on system_wq: Step 0, the call may just go
