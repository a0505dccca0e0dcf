/* A function that does more than the flush is the place itself; its callers are not. */
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

static int stopped;

static void bad_quiesce(void)
{
	stopped = 1;
	cancel_work_sync(&item);
	flush_scheduled_work();
}

static void good_remove(void)
{
	bad_quiesce();
}
//--- output
// wrapper-thick.c:21:2: warning: flush_scheduled_work() in bad_quiesce() waits for every work item on system_wq [wq-flush-system]
// wrapper-thick.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
