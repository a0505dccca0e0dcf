/* schedule_on_each_cpu() waits for its own items: nothing is left for the flush. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}

static void bad_run(void)
{
	schedule_on_each_cpu(item_fn);
	flush_scheduled_work();
}
//--- output
// each-cpu.c:12:2: warning: flush_scheduled_work() in bad_run() waits for every work item on system_wq [wq-flush-system]
// each-cpu.c:12:2: note: nothing in module each-cpu queues work on system_wq: Step 0, the call may just go
