/* A branch that needs one option on and another one off; a queue call likewise. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
#ifndef CONFIG_FOO_LAZY
	schedule_work(&item);
#endif
}

#if defined(CONFIG_FOO_DRAIN) && !defined(CONFIG_FOO_LAZY)
static void bad_stop(void)
{
	flush_scheduled_work();
}
#elif IS_ENABLED(CONFIG_FOO_LAZY)
static void bad_lazy_stop(void)
{
	flush_scheduled_work();
}
#endif
//--- output
// config-mixed.c:20:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// config-mixed.c:13:2: note: start() queues item (handler item_fn()) on system_wq here
// config-mixed.c:25:2: warning: flush_scheduled_work() in bad_lazy_stop() waits for every work item on system_wq [wq-flush-system]
// config-mixed.c:13:2: note: start() queues item (handler item_fn()) on system_wq here
