/* The other system workqueues are as shared; only queue calls on the same one are listed. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);
static DECLARE_WORK(other_item, item_fn);

static void start(void)
{
	queue_work(system_long_wq, &item);
	queue_work(system_wq, &other_item);
}

static void bad_stop(void)
{
	flush_workqueue(system_long_wq);
}
//--- output
// queue-argument.c:19:2: warning: flush_workqueue(system_long_wq) in bad_stop() waits for every work item on system_long_wq [wq-flush-system]
// queue-argument.c:13:2: note: start() queues item (handler item_fn()) on system_long_wq here
