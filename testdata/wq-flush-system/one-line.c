/* Everything on one line. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *w) { } static DECLARE_WORK(item, item_fn);
static void bad_run(void) { schedule_work(&item); flush_scheduled_work(); }
static void good_run(void) { schedule_work(&item); flush_work(&item); }
//--- output
// one-line.c:6:51: warning: flush_scheduled_work() in bad_run() waits for every work item on system_wq [wq-flush-system]
// one-line.c:6:29: note: bad_run() queues item (handler item_fn()) on system_wq here
// one-line.c:7:30: note: good_run() queues item (handler item_fn()) on system_wq here
