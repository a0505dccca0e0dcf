/* The plain case: a static item is queued, the exit function flushes everything. */
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

static void __exit bad_exit(void)
{
	flush_scheduled_work();
}
module_exit(bad_exit);
//--- output
// direct.c:17:2: warning: flush_scheduled_work() in bad_exit() waits for every work item on system_wq [wq-flush-system]
// direct.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
