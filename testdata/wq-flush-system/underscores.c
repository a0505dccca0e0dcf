/* __flush_workqueue(), what flush_workqueue() became when the plain name got a warning. */
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

static void bad_stop(void)
{
	__flush_workqueue(system_wq);
}

static void good_stop(struct workqueue_struct *wq)
{
	__flush_workqueue(wq);
}
//--- output
// underscores.c:17:2: warning: __flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// underscores.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
