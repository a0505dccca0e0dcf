/* All calls that queue a delayed item. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_DELAYED_WORK(item, item_fn);
static DECLARE_DEFERRABLE_WORK(lazy_item, item_fn);

static void start(int cpu)
{
	schedule_delayed_work(&item, 1);
	schedule_delayed_work_on(cpu, &item, 1);
	queue_delayed_work(system_wq, &item, 1);
	queue_delayed_work_on(cpu, system_wq, &item, 1);
	mod_delayed_work(system_wq, &lazy_item, 1);
	mod_delayed_work_on(cpu, system_wq, &item, 1);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(void)
{
	cancel_delayed_work_sync(&item);
	flush_delayed_work(&lazy_item);
}
//--- output
// delayed.c:23:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// delayed.c:13:2: note: start() queues item (handler item_fn()) on system_wq here
// delayed.c:14:2: note: start() queues item (handler item_fn()) on system_wq here
// delayed.c:15:2: note: start() queues item (handler item_fn()) on system_wq here
// delayed.c:16:2: note: start() queues item (handler item_fn()) on system_wq here
// delayed.c:17:2: note: start() queues lazy_item (handler item_fn()) on system_wq here
// delayed.c:18:2: note: start() queues item (handler item_fn()) on system_wq here
