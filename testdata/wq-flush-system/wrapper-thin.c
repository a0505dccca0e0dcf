/* A function that does nothing else: each use is a place, the body is not. */
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

static void foo_flush(void)
{
	flush_scheduled_work();
}

static void bad_suspend(void)
{
	foo_flush();
}

static void bad_remove(int gone)
{
	if (!gone)
		foo_flush();
}

static void good_remove(void)
{
	flush_work(&item);
}
//--- output
// wrapper-thin.c:22:2: warning: foo_flush() in bad_suspend() waits for every work item on system_wq [wq-flush-system]
// wrapper-thin.c:17:2: note: foo_flush() calls flush_scheduled_work() here
// wrapper-thin.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// wrapper-thin.c:28:3: warning: foo_flush() in bad_remove() waits for every work item on system_wq [wq-flush-system]
// wrapper-thin.c:17:2: note: foo_flush() calls flush_scheduled_work() here
// wrapper-thin.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
