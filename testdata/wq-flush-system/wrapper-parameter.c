/* A wrapper that gets the workqueue: the place is the call that passes a system one. */
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

static void wait_for_queue(int level, struct workqueue_struct *wq)
{
	flush_workqueue(wq);
}

static void bad_stop(void)
{
	wait_for_queue(1, system_wq);
}

static void good_stop(struct workqueue_struct *own)
{
	wait_for_queue(2, own);
}
//--- output
// wrapper-parameter.c:22:2: warning: wait_for_queue() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// wrapper-parameter.c:17:2: note: wait_for_queue() calls flush_workqueue() here
// wrapper-parameter.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
