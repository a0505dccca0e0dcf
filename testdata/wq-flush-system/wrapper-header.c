/* An inline function of the driver's header. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "foo.h"

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
	foo_wait(system_wq);
	foo_flush();
}

static void good_stop(struct workqueue_struct *own)
{
	foo_wait(own);
}
//--- foo.h
static inline void foo_wait(struct workqueue_struct *wq)
{
	flush_workqueue(wq);
}

static inline void foo_flush(void)
{
	flush_scheduled_work();
}
//--- output
// wrapper-header.c:18:2: warning: foo_wait() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// foo.h:29:2: note: foo_wait() calls flush_workqueue() here
// wrapper-header.c:13:2: note: start() queues item (handler item_fn()) on system_wq here
// wrapper-header.c:19:2: warning: foo_flush() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// foo.h:34:2: note: foo_flush() calls flush_scheduled_work() here
// wrapper-header.c:13:2: note: start() queues item (handler item_fn()) on system_wq here
