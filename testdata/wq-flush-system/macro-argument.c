/* A macro that gets the workqueue. */
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

static const char *last;
#define foo_wait(name, wq)	do { last = name; flush_workqueue(wq); } while (0)

static void bad_stop(void)
{
	foo_wait("stop", system_wq);
}

static void good_stop(struct workqueue_struct *own)
{
	foo_wait("stop", own);
}
//--- output
// macro-argument.c:20:2: warning: flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// macro-argument.c:16:46: note: macro foo_wait calls flush_workqueue() here
// macro-argument.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
