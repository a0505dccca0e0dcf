/* All calls that queue a plain item. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct work_struct works[2];
};

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(struct foo *foo, int cpu)
{
	INIT_WORK(&foo->works[0], item_fn);
	schedule_work(&item);
	schedule_work_on(cpu, &item);
	queue_work(system_wq, &item);
	queue_work_on(cpu, system_wq, &item);
	queue_work_node(0, system_wq, &item);
	schedule_work(&foo->works[0]);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(struct foo *foo)
{
	flush_work(&item);
	flush_work(&foo->works[0]);
}
//--- output
// queue-forms.c:27:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// queue-forms.c:17:2: note: start() queues item (handler item_fn()) on system_wq here
// queue-forms.c:18:2: note: start() queues item (handler item_fn()) on system_wq here
// queue-forms.c:19:2: note: start() queues item (handler item_fn()) on system_wq here
// queue-forms.c:20:2: note: start() queues item (handler item_fn()) on system_wq here
// queue-forms.c:21:2: note: start() queues item (handler item_fn()) on system_wq here
// queue-forms.c:22:2: note: start() queues foo.works (handler item_fn()) on system_wq here
