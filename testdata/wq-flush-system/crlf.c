/* Lines that end with a carriage return. */
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

#define foo_wait(wq)	\
	flush_workqueue(wq)

static void bad_stop(void)
{
	flush_scheduled_work();
	foo_wait(system_wq);
}

static void good_stop(struct workqueue_struct *own)
{
	foo_wait(own);
}
//--- command
// sed -i 's/$/\r/' crlf.c
// lockstep check --no-cache --checks='-*,wq-flush-system' crlf.c
//--- output
// crlf.c:20:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// crlf.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// crlf.c:21:2: warning: flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// crlf.c:16:2: note: macro foo_wait calls flush_workqueue() here
// crlf.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
