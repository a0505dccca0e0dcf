/* An item on the stack. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}

static void bad_run(void)
{
	struct work_struct item;

	INIT_WORK_ONSTACK(&item, item_fn);
	schedule_work(&item);
	flush_scheduled_work();
	destroy_work_on_stack(&item);
}

static void good_run(struct workqueue_struct *own)
{
	struct work_struct item;

	INIT_WORK_ONSTACK(&item, item_fn);
	queue_work(own, &item);
	flush_work(&item);
	destroy_work_on_stack(&item);
}
//--- output
// on-stack.c:15:2: warning: flush_scheduled_work() in bad_run() waits for every work item on system_wq [wq-flush-system]
// on-stack.c:14:2: note: bad_run() queues item (handler item_fn()) on system_wq here
