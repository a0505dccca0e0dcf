/* A queue call whose workqueue nobody sees: Step 0 is not sure. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

void start(struct workqueue_struct *wq)
{
	queue_work(wq, &item);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}
//--- output
// unknown-queue.c:17:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// unknown-queue.c:12:2: note: start() queues item (handler item_fn()) on a workqueue that is not known here
// unknown-queue.c:17:2: note: nothing in module unknown-queue is known to queue work on system_wq, but 1 call above may
