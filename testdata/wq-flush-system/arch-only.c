/* Code that only another architecture compiles. */
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

#ifdef __sparc__
static void bad_stop(void)
{
	flush_scheduled_work();
}
#else
static void good_stop(void)
{
	cancel_work_sync(&item);
}
#endif
//--- output
// arch-only.c:18:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// arch-only.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
