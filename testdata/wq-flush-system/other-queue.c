/* The items are on another workqueue than the one that is flushed. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_DELAYED_WORK(item, item_fn);

static void start(void)
{
	queue_delayed_work(system_long_wq, &item, 1);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(void)
{
	flush_delayed_work(&item);
}
//--- output
// other-queue.c:17:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// other-queue.c:17:2: note: nothing in module other-queue queues work on system_wq: Step 0, the call may just go
