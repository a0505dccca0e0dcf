/* Through the address of the variable. */
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

static struct workqueue_struct **shared = &system_wq;

static void bad_direct(void)
{
	flush_workqueue(*&system_wq);
}

static void bad_pointer(void)
{
	flush_workqueue(*shared);
}

static void good_pointer(struct workqueue_struct **own)
{
	flush_workqueue(*own);
}
//--- output
// pointer.c:19:2: warning: flush_workqueue(system_wq) in bad_direct() waits for every work item on system_wq [wq-flush-system]
// pointer.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// pointer.c:24:2: warning: flush_workqueue(*shared) in bad_pointer() waits for every work item on system_wq, which *shared holds [wq-flush-system]
// pointer.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
