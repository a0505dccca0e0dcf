/* A file whose last line has no end. */
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

static void good_stop(void) { cancel_work_sync(&item); }
static void bad_stop(void) { flush_scheduled_work(); }
//--- command
// printf %s "$(cat no-newline.c)" > last.c && mv last.c no-newline.c
// lockstep check --no-cache --checks='-*,wq-flush-system' no-newline.c
//--- output
// no-newline.c:16:30: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// no-newline.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
