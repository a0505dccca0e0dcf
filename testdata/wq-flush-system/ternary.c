/* Both ways of writing the choice, one of them a system workqueue. */
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

static void bad_choice(struct workqueue_struct *own, int shared)
{
	flush_workqueue(shared ? system_wq : own);
	flush_workqueue(own ?: system_wq);
}

static void good_choice(struct workqueue_struct *own, struct workqueue_struct *other)
{
	flush_workqueue(own ? own : other);
}
//--- output
// ternary.c:17:2: warning: flush_workqueue(system_wq or own) in bad_choice() may wait for every work item on system_wq [wq-flush-system]
// ternary.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// ternary.c:18:2: warning: flush_workqueue(own or system_wq) in bad_choice() may wait for every work item on system_wq [wq-flush-system]
// ternary.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
