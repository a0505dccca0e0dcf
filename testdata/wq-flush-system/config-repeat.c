/* A call outside of the choices is one finding, however often the file is parsed. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
#ifdef CONFIG_FOO_FAST
	schedule_work(&item);
#else
	queue_work(system_wq, &item);
#endif
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(void)
{
#ifdef CONFIG_FOO_FAST
	cancel_work_sync(&item);
#else
	flush_work(&item);
#endif
}
//--- output
// config-repeat.c:21:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// config-repeat.c:13:2: note: start() queues item (handler item_fn()) on system_wq here
// config-repeat.c:15:2: note: start() queues item (handler item_fn()) on system_wq here
