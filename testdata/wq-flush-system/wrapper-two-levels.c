/* The wrapper of a wrapper. */
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

static void wait_for_queue(struct workqueue_struct *wq)
{
	flush_workqueue(wq);
}

static void stop_queue(const char *why, struct workqueue_struct *wq)
{
	if (why)
		wait_for_queue(wq);
}

static void bad_stop(void)
{
	stop_queue("remove", system_wq);
}

static void good_stop(struct workqueue_struct *own)
{
	stop_queue("remove", own);
}
//--- output
// wrapper-two-levels.c:28:2: warning: stop_queue() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// wrapper-two-levels.c:23:3: note: stop_queue() calls wait_for_queue() here
// wrapper-two-levels.c:17:2: note: wait_for_queue() calls flush_workqueue() here
// wrapper-two-levels.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
