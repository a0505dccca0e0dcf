/* Code that no configuration compiles. */
#include <linux/module.h>
#include <linux/workqueue.h>

#define WAIT_FOR_ALL 0 /* to find lost items */

#ifndef WAIT_ON_STOP
#define WAIT_ON_STOP 0
#endif

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	schedule_work(&item);
}

static void good_stop(void)
{
#if 0
	flush_scheduled_work();
#endif
	cancel_work_sync(&item);
}

static void good_restart(void)
{
#if WAIT_FOR_ALL // the file itself says that it is not
	flush_scheduled_work();
#endif
	schedule_work(&item);
}

/* The command line may say otherwise. */
static void bad_suspend(void)
{
#if WAIT_ON_STOP
	flush_scheduled_work();
#endif
	cancel_work_sync(&item);
}
//--- output
// if-zero.c:41:2: warning: flush_scheduled_work() in bad_suspend() waits for every work item on system_wq [wq-flush-system]
// if-zero.c:18:2: note: start() queues item (handler item_fn()) on system_wq here
// if-zero.c:34:2: note: good_restart() queues item (handler item_fn()) on system_wq here
