/* A wrapper in another unit of the module. */
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

void foo_wait(struct workqueue_struct *wq);

static void bad_stop(void)
{
	foo_wait(system_wq);
}

static void good_stop(struct workqueue_struct *own)
{
	foo_wait(own);
}
//--- wait.c
#include <linux/workqueue.h>

void foo_wait(struct workqueue_struct *wq)
{
	flush_workqueue(wq);
}
//--- output
// extern-wrapper.c:19:2: warning: foo_wait() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// wait.c:31:2: note: foo_wait() calls flush_workqueue() here
// extern-wrapper.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
