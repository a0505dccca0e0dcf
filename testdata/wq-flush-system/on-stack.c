/* An item on the stack. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}

static struct workqueue_struct *own_wq;

static int __init on_stack_init(void)
{
	own_wq = alloc_workqueue("own", 0, 0);
	return own_wq ? 0 : -ENOMEM;
}
module_init(on_stack_init);

static void bad_run(void)
{
	struct work_struct item;

	INIT_WORK_ONSTACK(&item, item_fn);
	schedule_work(&item);
	flush_scheduled_work();
	destroy_work_on_stack(&item);
}

static void good_run(void)
{
	struct work_struct item;

	INIT_WORK_ONSTACK(&item, item_fn);
	queue_work(own_wq, &item);
	flush_work(&item);
	destroy_work_on_stack(&item);
}
//--- output
// on-stack.c:24:2: warning: flush_scheduled_work() in bad_run() waits for every work item on system_wq [wq-flush-system]
// on-stack.c:23:2: note: bad_run() queues item (handler item_fn()) on system_wq here
