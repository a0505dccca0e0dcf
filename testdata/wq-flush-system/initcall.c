/* In an init function. */
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

static int __init bad_init(void)
{
	start();
	flush_scheduled_work();
	return 0;
}
late_initcall(bad_init);
//--- output
// initcall.c:18:2: warning: flush_scheduled_work() in bad_init() waits for every work item on system_wq [wq-flush-system]
// initcall.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
