/* Another module of the same folder queues: not ours to wait for. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void __exit bad_exit(void)
{
	flush_scheduled_work();
}
module_exit(bad_exit);
//--- other.c
#include <linux/module.h>
#include <linux/workqueue.h>

static void other_fn(struct work_struct *work)
{
}
static DECLARE_WORK(other_item, other_fn);

static int __init other_init(void)
{
	schedule_work(&other_item);
	return 0;
}
module_init(other_init);
//--- Makefile
obj-m += module-others.o other.o
//--- output
// module-others.c:7:2: warning: flush_scheduled_work() in bad_exit() waits for every work item on system_wq [wq-flush-system]
// module-others.c:7:2: note: nothing in module module-others queues work on system_wq: Step 0, the call may just go
