/* Unusual spacing and line breaks. */
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

void
bad_stop ( void )
{
	flush_scheduled_work ( ) ;
	flush_workqueue
	(
		/* the shared one */
		system_wq
	);
	flush_\
scheduled_work();
}

void
good_stop ( struct workqueue_struct * own )
{
	flush_workqueue
	(
		own /* not system_wq */
	);
}
//--- output
// odd-spelling.c:18:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// odd-spelling.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// odd-spelling.c:19:2: warning: flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// odd-spelling.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// odd-spelling.c:24:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// odd-spelling.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
