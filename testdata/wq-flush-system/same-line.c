/* Two calls on one line are two places. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	schedule_work(&item);
}

static void bad_stop(int twice)
{
	if (twice) { flush_scheduled_work(); flush_workqueue(system_wq); }
}

static void good_stop(int twice)
{
	if (twice) { flush_work(&item); cancel_work_sync(&item); }
}
//--- output
// same-line.c:17:15: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// same-line.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// same-line.c:17:39: warning: flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// same-line.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
