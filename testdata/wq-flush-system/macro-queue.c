/* A macro that stands for the workqueue. */
#include <linux/module.h>
#include <linux/workqueue.h>

#define FOO_WQ	system_wq
#define BAR_WQ	bar_wq

static struct workqueue_struct *bar_wq;
static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	queue_work(FOO_WQ, &item);
}

static void bad_stop(void)
{
	flush_workqueue(FOO_WQ);
}

static void good_stop(void)
{
	bar_wq = alloc_workqueue("bar", 0, 0);
	flush_workqueue(BAR_WQ);
}
//--- output
// macro-queue.c:21:2: warning: flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// macro-queue.c:16:2: note: start() queues item (handler item_fn()) on system_wq here
