/* Both branches of a configuration choice are seen. */
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
#ifdef CONFIG_FOO_DRAIN
	flush_scheduled_work();
#else
	flush_workqueue(system_wq);
#endif
}

static void good_stop(void)
{
#ifdef CONFIG_FOO_DRAIN
	cancel_work_sync(&item);
#else
	flush_work(&item);
#endif
}
//--- output
// config-branches.c:18:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// config-branches.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// config-branches.c:20:2: warning: flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// config-branches.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
