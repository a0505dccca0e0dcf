/* The call is written as an argument of a macro. */
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

static int calls;
#define COUNTED(call)	do { calls++; call; } while (0)

static void bad_stop(void)
{
	COUNTED(flush_scheduled_work());
}

static void good_stop(void)
{
	COUNTED(cancel_work_sync(&item));
}
//--- output
// macro-call-argument.c:20:10: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// macro-call-argument.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
