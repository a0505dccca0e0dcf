/* drain_workqueue() waits as well. */
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

static void bad_stop(void)
{
	drain_workqueue(system_wq);
}
//--- output
// drain.c:17:2: warning: drain_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// drain.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
